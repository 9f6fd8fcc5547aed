import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sin: EagerFunction = {
  name: 'sin',
  usage: 'sin(<num>)',
  summary: 'The sin of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.sin(value)),
};
