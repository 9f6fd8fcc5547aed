import { toNumber, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const substr: EagerFunction = {
  name: 'substr',
  usage: 'substr(<text>,<start>[,<length>])',
  summary: 'A part of a text: counted from 1, or from the end with a negative start.',
  arity: [2, 3],
  examples: [
    ['substr("string",1,3)', 'str'],
    ['substr("string",-3)', 'ing'],
  ],
  rules: [67],
  call: ([value = null, start = null, length]) => {
    const from = toNumber(start);
    if (value === null || typeof value === 'object' || from === undefined) return null;
    const text = toText(value);
    const begin = from < 0 ? Math.max(0, text.length + from) : Math.max(0, from - 1);
    const count = length === undefined ? text.length : toNumber(length);
    return count === undefined || count < 0 ? null : text.slice(begin, begin + count);
  },
};
