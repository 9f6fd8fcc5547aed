import type { FieldValue } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';

export const first: StatisticalFunction = {
  name: 'first',
  summary: 'Returns the value from the first row that has the field.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'event order',
  examples: [[[null, 'a', 'b'], 'a']],
  rules: [106],
  create: () => {
    let found: FieldValue = null;
    return {
      add(value) {
        found ??= value;
      },
      result: () => found,
    };
  },
};
