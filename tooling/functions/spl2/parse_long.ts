import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const parseLong: EagerFunction = {
  name: 'parse_long',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'base', type: 'number', isOptional: true },
  ],
  returns: 'number',
  category: 'conversion',
  summary: 'Converts a string to an integer, or returns null if it is not an integer.',
  examples: [
    ['parse_long("1610000000000")', '1610000000000'],
    ['parse_long("x")', 'null'],
  ],
  call: ([value = null]) => {
    const number = toNumber(value);
    return number === undefined ? null : Math.trunc(number);
  },
};
