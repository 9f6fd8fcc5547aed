import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { compareValues } from '../order.ts';

export const maxFunction: EagerFunction = {
  name: 'max',
  usage: 'max(<value>,…)',
  summary: 'Returns the largest value. Strings are greater than numbers.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [
    ['max(9,"a")', 'a'],
    ['max(1,10,9)', '10'],
  ],
  rules: [85],
  call: (args) => {
    const values = args.flatMap(valuesOf);
    return values.reduce(
      (best, value) => (compareValues(value, best) > 0 ? value : best),
      values[0] ?? null,
    );
  },
};
