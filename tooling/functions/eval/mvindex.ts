import { type FieldValue, toFieldValue, toNumber, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvindex: EagerFunction = {
  name: 'mvindex',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'start', type: 'number' },
    { name: 'end', type: 'number', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary:
    'Returns the value at an index, or the values from start to end. Indexes start at 0; negative indexes count from the end.',
  examples: [
    ['mvindex(split("a,b,c",","),-1)', 'c'],
    ['mvindex(split("a,b,c",","),0,1)', '["a","b"]'],
    ['mvindex(split("a,b",","),5)', 'null'],
  ],
  rules: [74],
  call: ([value = null, start = null, end]) => {
    const values = valuesOf(value);
    const from = placeOf(start, values.length);
    const to = end === undefined ? from : placeOf(end, values.length);
    if (from === undefined || to === undefined || from < 0 || to < from) return null;
    return toFieldValue(values.slice(from, to + 1));
  },
};

function placeOf(value: FieldValue, length: number): number | undefined {
  const place = toNumber(value);
  if (place === undefined) return undefined;
  return Math.trunc(place < 0 ? place + length : place);
}
