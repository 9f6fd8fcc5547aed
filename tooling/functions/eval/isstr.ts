import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isstr: EagerFunction = {
  name: 'isstr',
  usage: 'isstr(<value>)',
  summary: 'Returns whether a value is a string that is not numeric.',
  arity: [1, 1],
  examples: [
    ['isstr("x")', 'True'],
    ['isstr("12")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => typeof value === 'string' && toNumber(value) === undefined,
};
