import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitOr: EagerFunction = {
  name: 'bit_or',
  usage: 'bit_or(<num>,<num>,…)',
  summary: 'Returns the bitwise OR of integers.',
  arity: [2, Number.POSITIVE_INFINITY],
  examples: [['bit_or(6,3)', '7']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left | right)),
};
