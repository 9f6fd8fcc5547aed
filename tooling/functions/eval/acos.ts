import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acos: EagerFunction = {
  name: 'acos',
  usage: 'acos(<num>)',
  summary: 'Returns the arc cosine of a number, in radians.',
  arity: [1, 1],
  examples: [['acos(1)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.acos(value)),
};
