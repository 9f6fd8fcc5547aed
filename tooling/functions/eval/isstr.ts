import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isstr: EagerFunction = {
  name: 'isstr',
  usage: 'isstr(<value>)',
  summary: 'Whether a value is a text that does not read as a number.',
  arity: [1, 1],
  examples: [
    ['isstr("x")', 'True'],
    ['isstr("12")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => typeof value === 'string' && toNumber(value) === undefined,
};
