import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvappend: EagerFunction = {
  name: 'mvappend',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  returns: 'any',
  category: 'multivalue',
  summary: 'Combines all values into one list, without nulls.',
  examples: [['mvappend("a",null)', '["a"]']],
  call: (args) => args.flatMap(valuesOf),
};
