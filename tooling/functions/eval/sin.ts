import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sin: EagerFunction = {
  name: 'sin',
  usage: 'sin(<num>)',
  summary: 'The sine of the number; angles are in radians.',
  arity: [1, 1],
  examples: [['sin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.sin(value)),
};
