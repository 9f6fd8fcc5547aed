import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acos: EagerFunction = {
  name: 'acos',
  usage: 'acos(<num>)',
  summary: 'The acos of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.acos(value)),
};
