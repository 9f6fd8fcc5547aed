import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const estdc: EagerFunction = {
  name: 'estdc',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'number',
  category: 'multivalue',
  summary: 'Returns the number of distinct items in a list.',
  examples: [],
  call: ([list = null]) => new Set(valuesOf(list).map(toText)).size,
};
