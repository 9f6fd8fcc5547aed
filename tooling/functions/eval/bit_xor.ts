import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitXor: EagerFunction = {
  name: 'bit_xor',
  usage: 'bit_xor(<num>,<num>,…)',
  summary: 'Returns the bitwise XOR of integers.',
  arity: [2, Number.POSITIVE_INFINITY],
  examples: [['bit_xor(6,3)', '5']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left ^ right)),
};
