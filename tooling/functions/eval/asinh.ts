import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asinh: EagerFunction = {
  name: 'asinh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the inverse hyperbolic sine of a number.',
  examples: [['asinh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.asinh(value)),
};
