import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atanh: EagerFunction = {
  name: 'atanh',
  usage: 'atanh(<num>)',
  summary: 'The atanh of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.atanh(value)),
};
