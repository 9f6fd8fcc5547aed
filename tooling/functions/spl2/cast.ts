import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { convertTo } from './types.ts';

export const castFunction: EagerFunction = {
  name: 'cast',
  usage: 'cast(<value>,<type>)',
  summary: 'Converts a value to a type, or returns null if that is not possible.',
  arity: [2, 2],
  examples: [
    ['cast("12","long")', '12'],
    ['cast("x","long")', 'null'],
  ],
  call: ([value = null, type = null]) =>
    value === null ? null : (convertTo(value, toText(type)) ?? null),
};
