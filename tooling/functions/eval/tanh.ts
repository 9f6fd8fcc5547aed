import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tanh: EagerFunction = {
  name: 'tanh',
  usage: 'tanh(<num>)',
  summary: 'The tanh of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.tanh(value)),
};
