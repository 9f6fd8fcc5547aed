import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sqrtFunction: EagerFunction = {
  name: 'sqrt',
  usage: 'sqrt(<num>)',
  summary: 'Returns the square root of a number.',
  arity: [1, 1],
  examples: [
    ['sqrt(9)', '3'],
    ['sqrt(-1)', 'null'],
  ],
  rules: [],
  call: ofNumbers((value = 0) => Math.sqrt(value)),
};
