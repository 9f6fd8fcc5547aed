import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const expFunction: EagerFunction = {
  name: 'exp',
  usage: 'exp(<num>)',
  summary: 'Returns e raised to the power of a number.',
  arity: [1, 1],
  examples: [['exp(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.exp(value)),
};
