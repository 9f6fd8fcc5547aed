import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const parseDouble: EagerFunction = {
  name: 'parse_double',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'number',
  category: 'conversion',
  summary: 'Converts a string to a number, or returns null if it is not numeric.',
  examples: [['parse_double("1.5")', '1.5']],
  call: ([value = null]) => toNumber(value) ?? null,
};
