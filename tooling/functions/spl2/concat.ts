import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const concatFunction: EagerFunction = {
  name: 'concat',
  parameters: [{ name: 'text', type: 'string' }],
  repeats: 1,
  returns: 'string',
  category: 'text',
  summary: 'Concatenates strings. The result is null if an argument is null.',
  examples: [['concat("a",1)', 'a1']],
  call: (args) => (args.includes(null) ? null : args.map(toText).join('')),
};
