import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const cos: EagerFunction = {
  name: 'cos',
  usage: 'cos(<num>)',
  summary: 'The cos of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.cos(value)),
};
