import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asinh: EagerFunction = {
  name: 'asinh',
  usage: 'asinh(<num>)',
  summary: 'The asinh of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.asinh(value)),
};
