import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sinh: EagerFunction = {
  name: 'sinh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the hyperbolic sine of a number.',
  examples: [['sinh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.sinh(value)),
};
