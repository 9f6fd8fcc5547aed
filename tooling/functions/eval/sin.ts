import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sin: EagerFunction = {
  name: 'sin',
  usage: 'sin(<num>)',
  summary: 'Returns the sine of an angle in radians.',
  arity: [1, 1],
  examples: [['sin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.sin(value)),
};
