import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tanh: EagerFunction = {
  name: 'tanh',
  usage: 'tanh(<num>)',
  summary: 'Returns the hyperbolic tangent of a number.',
  arity: [1, 1],
  examples: [['tanh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.tanh(value)),
};
