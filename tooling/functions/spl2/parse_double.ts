import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const parseDouble: EagerFunction = {
  name: 'parse_double',
  usage: 'parse_double(<text>)',
  summary: 'Converts a string to a number, or returns null if it is not numeric.',
  arity: [1, 1],
  examples: [['parse_double("1.5")', '1.5']],
  call: ([value = null]) => toNumber(value) ?? null,
};
