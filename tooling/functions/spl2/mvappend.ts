import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvappend: EagerFunction = {
  name: 'mvappend',
  usage: 'mvappend(<value>,...)',
  summary: 'Combines all values into one list, without nulls.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [['mvappend("a",null)', '["a"]']],
  call: (args) => args.flatMap(valuesOf),
};
