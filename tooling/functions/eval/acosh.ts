import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acosh: EagerFunction = {
  name: 'acosh',
  usage: 'acosh(<num>)',
  summary: 'The acosh of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.acosh(value)),
};
