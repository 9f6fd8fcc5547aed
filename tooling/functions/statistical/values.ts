import { byCodeUnit } from '../../base/order.ts';
import { toFieldValue, toText } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const values: StatisticalFunction = {
  name: 'values',
  summary: 'Returns the distinct values in lexicographic order.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'multivalue',
  examples: [
    [['b', 'a', 'b'], '["a","b"]'],
    [['10', '9'], '["10","9"]'],
  ],
  rules: [78, 105],
  holds: true,
  create: () => {
    const seen = new Set<string>();
    return eachValue(
      (value) => seen.add(toText(value)),
      () => toFieldValue([...seen].sort(byCodeUnit)),
    );
  },
};
