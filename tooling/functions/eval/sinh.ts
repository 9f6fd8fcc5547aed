import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sinh: EagerFunction = {
  name: 'sinh',
  usage: 'sinh(<num>)',
  summary: 'Returns the hyperbolic sine of a number.',
  arity: [1, 1],
  examples: [['sinh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.sinh(value)),
};
