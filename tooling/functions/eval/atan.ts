import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atan: EagerFunction = {
  name: 'atan',
  usage: 'atan(<num>)',
  summary: 'The atan of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.atan(value)),
};
