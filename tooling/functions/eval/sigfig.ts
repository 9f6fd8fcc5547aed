import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sigfig: EagerFunction = {
  name: 'sigfig',
  usage: 'sigfig(<num>)',
  summary: 'The number with as many digits as its least exact factor has: here the number itself.',
  arity: [1, 1],
  examples: [['sigfig(1.5)', '1.5']],
  rules: [],
  call: ofNumbers((value = 0) => value),
};
