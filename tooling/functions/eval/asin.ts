import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asin: EagerFunction = {
  name: 'asin',
  usage: 'asin(<num>)',
  summary: 'The arc sine of the number; angles are in radians.',
  arity: [1, 1],
  examples: [['asin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.asin(value)),
};
