import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const isdouble: EagerFunction = {
  name: 'isdouble',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a number with decimal digits.',
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
