import type { FieldValue } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';

export const last: StatisticalFunction = {
  name: 'last',
  summary: 'Returns the value from the last row that has the field.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'event order',
  examples: [[['a', 'b', null], 'b']],
  rules: [106],
  create: () => {
    let found: FieldValue = null;
    return {
      add(value) {
        found = value ?? found;
      },
      result: () => found,
    };
  },
};
