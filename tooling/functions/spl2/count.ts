import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const countFunction: EagerFunction = {
  name: 'count',
  usage: 'count(<value>)',
  summary: 'Returns the number of items in a list.',
  arity: [1, 1],
  examples: [['count(["a","b"])', '2']],
  call: ([list = null]) => valuesOf(list).length,
};
