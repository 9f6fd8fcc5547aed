import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asin: EagerFunction = {
  name: 'asin',
  usage: 'asin(<num>)',
  summary: 'The asin of the number.',
  arity: [1, 1],
  examples: [],
  rules: [],
  call: ofNumbers((value = 0) => Math.asin(value)),
};
