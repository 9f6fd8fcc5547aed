import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { convertTo } from './types.ts';

export const castFunction: EagerFunction = {
  name: 'cast',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'type', type: 'any' },
  ],
  returns: 'any',
  category: 'conversion',
  summary: 'Converts a value to a type, or returns null if that is not possible.',
  examples: [
    ['cast("12","long")', '12'],
    ['cast("x","long")', 'null'],
  ],
  call: ([value = null, type = null]) =>
    value === null ? null : (convertTo(value, toText(type)) ?? null),
};
