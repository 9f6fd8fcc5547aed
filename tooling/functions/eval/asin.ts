import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asin: EagerFunction = {
  name: 'asin',
  usage: 'asin(<num>)',
  summary: 'Returns the arc sine of a number, in radians.',
  arity: [1, 1],
  examples: [['asin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.asin(value)),
};
