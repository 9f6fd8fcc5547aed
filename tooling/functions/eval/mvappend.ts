import { toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvappend: EagerFunction = {
  name: 'mvappend',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  takesNull: true,
  returns: 'any',
  category: 'multivalue',
  summary: 'Combines all values into one multivalue, without nulls.',
  examples: [
    ['mvappend("a",absent,"b")', '["a","b"]'],
    ['mvappend("a",absent)', 'a'],
  ],
  rules: [81],
  call: (args) => toFieldValue(args.flatMap(valuesOf)),
};
