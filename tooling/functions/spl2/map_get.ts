import { isMap, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapGet: EagerFunction = {
  name: 'map_get',
  parameters: [
    { name: 'map', type: 'any' },
    { name: 'key', type: 'any' },
  ],
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the value of a key in a map, or null if the key does not exist.',
  examples: [
    ['map_get({"a":1},"a")', '1'],
    ['map_get({"a":1},"b")', 'null'],
  ],
  call: ([map = null, key = null]) => (isMap(map) ? (map.get(toText(key)) ?? null) : null),
};
