import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitOr: EagerFunction = {
  name: 'bit_or',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'num', type: 'number' },
  ],
  repeats: 1,
  returns: 'number',
  category: 'bitwise',
  summary: 'Returns the bitwise OR of integers.',
  examples: [['bit_or(6,3)', '7']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left | right)),
};
