import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const parseDouble: EagerFunction = {
  name: 'parse_double',
  usage: 'parse_double(<text>)',
  summary: 'The number that a text reads as; null when it reads as none.',
  arity: [1, 1],
  examples: [['parse_double("1.5")', '1.5']],
  call: ([value = null]) => toNumber(value) ?? null,
};
