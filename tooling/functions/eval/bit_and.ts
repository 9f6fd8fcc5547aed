import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitAnd: EagerFunction = {
  name: 'bit_and',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'num', type: 'number' },
  ],
  repeats: 1,
  returns: 'number',
  category: 'bitwise',
  summary: 'Returns the bitwise AND of integers.',
  examples: [['bit_and(6,3)', '2']],
  rules: [96],
  call: ofNumbers((...values) => ofBits(values, (left, right) => left & right)),
};
