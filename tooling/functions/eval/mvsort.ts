import { byCodeUnit } from '../../base/order.ts';
import { toFieldValue, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvsort: EagerFunction = {
  name: 'mvsort',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'any',
  category: 'multivalue',
  summary: 'Sorts the values of a multivalue in lexicographic order.',
  examples: [['mvsort(split("10,100,9",","))', '["10","100","9"]']],
  rules: [78],
  call: ([value = null]) =>
    toFieldValue([...valuesOf(value)].sort((a, b) => byCodeUnit(toText(a), toText(b)))),
};
