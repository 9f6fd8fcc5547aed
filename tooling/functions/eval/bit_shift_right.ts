import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitShiftRight: EagerFunction = {
  name: 'bit_shift_right',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'count', type: 'number' },
  ],
  returns: 'number',
  category: 'bitwise',
  summary: 'Shifts the bits of an integer to the right.',
  examples: [['bit_shift_right(6,1)', '3']],
  rules: [96],
  call: ofNumbers((...values) =>
    ofBits(values, (left, right) => (right > 53n ? 0n : left >> right)),
  ),
};
