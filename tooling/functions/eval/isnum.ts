import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isnum: EagerFunction = {
  name: 'isnum',
  usage: 'isnum(<value>)',
  summary: 'Returns whether a value is a number or a numeric string.',
  arity: [1, 1],
  examples: [
    ['isnum("12")', 'True'],
    ['isnum("x")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => toNumber(value) !== undefined,
};
