import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitXor: EagerFunction = {
  name: 'bit_xor',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'num', type: 'number' },
  ],
  repeats: 1,
  returns: 'number',
  category: 'bitwise',
  summary: 'Returns the bitwise XOR of integers.',
  examples: [['bit_xor(6,3)', '5']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left ^ right)),
};
