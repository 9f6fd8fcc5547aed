import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atanh: EagerFunction = {
  name: 'atanh',
  usage: 'atanh(<num>)',
  summary: 'Returns the inverse hyperbolic tangent of a number.',
  arity: [1, 1],
  examples: [['atanh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.atanh(value)),
};
