import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitShiftRight: EagerFunction = {
  name: 'bit_shift_right',
  usage: 'bit_shift_right(<num>,<count>)',
  summary: 'Shifts the bits of an integer to the right.',
  arity: [2, 2],
  examples: [['bit_shift_right(6,1)', '3']],
  rules: [96],
  call: ofNumbers((...values) =>
    ofBits(values, (left, right) => (right > 53n ? 0n : left >> right)),
  ),
};
