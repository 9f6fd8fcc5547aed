import { isMap, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapSet: EagerFunction = {
  name: 'map_set',
  parameters: [
    { name: 'map', type: 'any' },
    { name: 'key', type: 'any' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  returns: 'any',
  category: 'JSON',
  summary: 'Returns a map with the given keys set to new values.',
  examples: [],
  call: ([map = null, ...pairs]) => {
    if (!isMap(map)) return null;
    const copy = new Map(map);
    for (let index = 0; index + 1 < pairs.length; index += 2)
      copy.set(toText(pairs[index]), pairs[index + 1] ?? null);
    return copy;
  },
};
