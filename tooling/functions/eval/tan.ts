import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tan: EagerFunction = {
  name: 'tan',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the tangent of an angle in radians.',
  examples: [['tan(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.tan(value)),
};
