import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acosh: EagerFunction = {
  name: 'acosh',
  usage: 'acosh(<num>)',
  summary: 'Returns the inverse hyperbolic cosine of a number.',
  arity: [1, 1],
  examples: [['acosh(1)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.acosh(value)),
};
