import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asinh: EagerFunction = {
  name: 'asinh',
  usage: 'asinh(<num>)',
  summary: 'Returns the inverse hyperbolic sine of a number.',
  arity: [1, 1],
  examples: [['asinh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.asinh(value)),
};
