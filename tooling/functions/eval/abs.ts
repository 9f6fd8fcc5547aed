import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const absFunction: EagerFunction = {
  name: 'abs',
  usage: 'abs(<num>)',
  summary: 'Returns the absolute value of a number.',
  arity: [1, 1],
  examples: [['abs(-3)', '3']],
  rules: [],
  call: ofNumbers((value = 0) => Math.abs(value)),
};
