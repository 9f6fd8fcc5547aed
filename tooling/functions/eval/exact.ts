import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const exactFunction: EagerFunction = {
  name: 'exact',
  usage: 'exact(<num>)',
  summary: 'The number with all its digits.',
  arity: [1, 1],
  examples: [['exact(3.14)', '3.14']],
  rules: [],
  call: ofNumbers((value = 0) => value),
};
