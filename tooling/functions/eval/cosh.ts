import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const cosh: EagerFunction = {
  name: 'cosh',
  usage: 'cosh(<num>)',
  summary: 'Returns the hyperbolic cosine of a number.',
  arity: [1, 1],
  examples: [['cosh(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.cosh(value)),
};
