import { toNumber, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { hasSurrogates } from './define.ts';

export const substr: EagerFunction = {
  name: 'substr',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'start', type: 'number' },
    { name: 'length', type: 'number', isOptional: true },
  ],
  returns: 'string',
  category: 'text',
  summary: 'Returns part of a string. Positions start at 1; a negative start counts from the end.',
  examples: [
    ['substr("string",1,3)', 'str'],
    ['substr("string",-3)', 'ing'],
    ['substr("string",0,3)', 'st'],
  ],
  rules: [67],
  call: ([value = null, start = null, length]) => {
    const from = toNumber(start);
    if (value === null || typeof value === 'object' || from === undefined) return null;
    const count = length === undefined ? Number.POSITIVE_INFINITY : toNumber(length);
    return count === undefined || count < 0 ? null : part(toText(value), from, count);
  },
};

/** As in SQLite, positions before the first character count toward the length. */
function part(text: string, start: number, count: number): string {
  const characters = hasSurrogates(text) ? [...text] : text;
  const begin = start < 0 ? characters.length + start : start - 1;
  const slice = characters.slice(Math.max(0, begin), Math.max(0, begin + count));
  return typeof slice === 'string' ? slice : slice.join('');
}
