import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const concatFunction: EagerFunction = {
  name: 'concat',
  usage: 'concat(<text>,...)',
  summary: 'The texts one after the other; null makes null.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [['concat("a",1)', 'a1']],
  call: (args) => (args.includes(null) ? null : args.map(toText).join('')),
};
