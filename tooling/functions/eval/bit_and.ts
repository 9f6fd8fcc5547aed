import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitAnd: EagerFunction = {
  name: 'bit_and',
  usage: 'bit_and(<num>,<num>,…)',
  summary: 'Returns the bitwise AND of integers.',
  arity: [2, Number.POSITIVE_INFINITY],
  examples: [['bit_and(6,3)', '2']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left & right)),
};
