import { type FieldValue, toNumber, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvindex: EagerFunction = {
  name: 'mvindex',
  parameters: [
    { name: 'list', type: 'any' },
    { name: 'start', type: 'number' },
    { name: 'end', type: 'number', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Returns the item at an index of a list, or the items from start to end.',
  examples: [['mvindex(["a","b"],-1)', 'b']],
  call: ([list = null, start = null, end]) => {
    const items = valuesOf(list);
    const from = placeOf(start, items.length);
    if (from === undefined) return null;
    if (end === undefined) return items[from] ?? null;
    const to = placeOf(end, items.length);
    return to === undefined ? null : items.slice(from, to + 1);
  },
};

function placeOf(value: FieldValue, length: number): number | undefined {
  const place = toNumber(value);
  return place === undefined ? undefined : Math.trunc(place < 0 ? place + length : place);
}
