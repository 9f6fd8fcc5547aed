import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const countFunction: EagerFunction = {
  name: 'count',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'number',
  category: 'multivalue',
  summary: 'Returns the number of items in a list.',
  examples: [['count(["a","b"])', '2']],
  call: ([list = null]) => valuesOf(list).length,
};
