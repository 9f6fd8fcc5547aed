import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const exactFunction: EagerFunction = {
  name: 'exact',
  usage: 'exact(<num>)',
  summary: 'Returns the number at full precision.',
  arity: [1, 1],
  examples: [['exact(3.14)', '3.14']],
  rules: [],
  call: ofNumbers((value = 0) => value),
};
