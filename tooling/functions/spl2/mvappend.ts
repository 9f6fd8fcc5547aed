import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvappend: EagerFunction = {
  name: 'mvappend',
  usage: 'mvappend(<value>,...)',
  summary: 'One list of all values; null is left out.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [['mvappend("a",null)', '["a"]']],
  call: (args) => args.flatMap(valuesOf),
};
