import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { compareValues } from '../order.ts';

export const minFunction: EagerFunction = {
  name: 'min',
  usage: 'min(<value>,…)',
  summary: 'Returns the smallest value. Strings are greater than numbers.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [
    ['min(9,"a")', '9'],
    ['min(1,10,9)', '1'],
  ],
  rules: [85],
  call: (args) => {
    const values = args.flatMap(valuesOf);
    return values.reduce(
      (best, value) => (compareValues(value, best) < 0 ? value : best),
      values[0] ?? null,
    );
  },
};
