import type { EagerFunction } from '../eval-function.ts';
import { ofBits } from './bits.ts';
import { ofNumbers } from './define.ts';

export const bitNot: EagerFunction = {
  name: 'bit_not',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'mask', type: 'number', isOptional: true },
  ],
  returns: 'number',
  category: 'bitwise',
  summary: 'Returns the bitwise NOT of an integer, limited to a mask.',
  examples: [['bit_not(6,15)', '9']],
  rules: [96],
  call: ofNumbers((value = 0, mask = 2 ** 53 - 1) =>
    ofBits([value, mask], (left, right) => ~left & right),
  ),
};
