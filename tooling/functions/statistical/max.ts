import type { FieldValue } from '../../events/field-value.ts';
import { compareValues } from '../order.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const maximum: StatisticalFunction = {
  name: 'max',
  usage: 'max(<field>)',
  summary:
    'Returns the largest value: numerically if all values are numeric, otherwise lexicographically.',
  argument: 'required',
  examples: [[['10', '9'], '10']],
  rules: [108],
  create: () => {
    let found: FieldValue = null;
    return eachValue(
      (value) => {
        if (found === null || compareValues(value, found) > 0) found = value;
      },
      () => found,
    );
  },
};
