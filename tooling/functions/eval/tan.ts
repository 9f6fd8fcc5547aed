import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tan: EagerFunction = {
  name: 'tan',
  usage: 'tan(<num>)',
  summary: 'The tan of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.tan(value)),
};
