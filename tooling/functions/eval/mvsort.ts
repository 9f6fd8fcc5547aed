import { byCodeUnit } from '../../base/order.ts';
import { toFieldValue, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvsort: EagerFunction = {
  name: 'mvsort',
  usage: 'mvsort(<value>)',
  summary: 'Sorts the values of a multivalue in lexicographic order.',
  arity: [1, 1],
  examples: [['mvsort(split("10,100,9",","))', '["10","100","9"]']],
  rules: [78],
  call: ([value = null]) =>
    toFieldValue([...valuesOf(value)].sort((a, b) => byCodeUnit(toText(a), toText(b)))),
};
