import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const cos: EagerFunction = {
  name: 'cos',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the cosine of an angle in radians.',
  examples: [['cos(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.cos(value)),
};
