import type { FieldValue } from '../../events/field-value.ts';
import { compareValues } from '../order.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const minimum: StatisticalFunction = {
  name: 'min',
  usage: 'min(<field>)',
  summary:
    'Returns the smallest value: numerically if all values are numeric, otherwise lexicographically.',
  argument: 'required',
  examples: [[['10', '9'], '9']],
  rules: [108],
  create: () => {
    let found: FieldValue = null;
    return eachValue(
      (value) => {
        if (found === null || compareValues(value, found) < 0) found = value;
      },
      () => found,
    );
  },
};
