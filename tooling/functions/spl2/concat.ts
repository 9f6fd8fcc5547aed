import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const concatFunction: EagerFunction = {
  name: 'concat',
  usage: 'concat(<text>,...)',
  summary: 'Concatenates strings. The result is null if an argument is null.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [['concat("a",1)', 'a1']],
  call: (args) => (args.includes(null) ? null : args.map(toText).join('')),
};
