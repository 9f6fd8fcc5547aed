import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isint: EagerFunction = {
  name: 'isint',
  usage: 'isint(<value>)',
  summary: 'Whether a value is a whole number, or reads as one.',
  arity: [1, 1],
  examples: [
    ['isint("12")', 'True'],
    ['isint(1.5)', 'False'],
  ],
  rules: [],
  call: ([value = null]) => Number.isInteger(toNumber(value)),
};
