import { toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvappend: EagerFunction = {
  name: 'mvappend',
  usage: 'mvappend(<value>,…)',
  summary: 'Combines all values into one multivalue, without nulls.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [
    ['mvappend("a",absent,"b")', '["a","b"]'],
    ['mvappend("a",absent)', 'a'],
  ],
  rules: [81],
  call: (args) => toFieldValue(args.flatMap(valuesOf)),
};
