import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acos: EagerFunction = {
  name: 'acos',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the arc cosine of a number, in radians.',
  examples: [['acos(1)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.acos(value)),
};
