import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitShiftLeft: EagerFunction = {
  name: 'bit_shift_left',
  usage: 'bit_shift_left(<num>,<count>)',
  summary: 'Shifts the bits of an integer to the left.',
  arity: [2, 2],
  examples: [['bit_shift_left(6,1)', '12']],
  rules: [96],
  call: ofNumbers((...values) =>
    ofBits(values, (left, right) => (right > 53n ? 0n : left << right)),
  ),
};
