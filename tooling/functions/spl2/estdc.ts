import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const estdc: EagerFunction = {
  name: 'estdc',
  usage: 'estdc(<value>)',
  summary: 'Returns the number of distinct items in a list.',
  arity: [1, 1],
  examples: [],
  call: ([list = null]) => new Set(valuesOf(list).map(toText)).size,
};
