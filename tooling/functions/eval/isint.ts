import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isint: EagerFunction = {
  name: 'isint',
  usage: 'isint(<value>)',
  summary: 'Returns whether a value is an integer or a string with an integer.',
  arity: [1, 1],
  examples: [
    ['isint("12")', 'True'],
    ['isint(1.5)', 'False'],
  ],
  rules: [],
  call: ([value = null]) => Number.isInteger(toNumber(value)),
};
