import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isdouble: EagerFunction = {
  name: 'isdouble',
  usage: 'isdouble(<value>)',
  summary: 'Returns whether a value is a number with decimal digits.',
  arity: [1, 1],
  examples: [
    ['isdouble(4.2)', 'True'],
    ['isdouble(4)', 'False'],
  ],
  rules: [],
  call: ([value = null]) => {
    const number = toNumber(value);
    return number !== undefined && !Number.isInteger(number);
  },
};
