import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const lnFunction: EagerFunction = {
  name: 'ln',
  usage: 'ln(<num>)',
  summary: 'Returns the natural logarithm of a number.',
  arity: [1, 1],
  examples: [
    ['ln(1)', '0'],
    ['ln(0)', 'null'],
  ],
  rules: [],
  call: ofNumbers((value = 0) => (value > 0 ? Math.log(value) : null)),
};
