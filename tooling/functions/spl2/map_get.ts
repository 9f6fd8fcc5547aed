import { isMap, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapGet: EagerFunction = {
  name: 'map_get',
  usage: 'map_get(<map>,<key>)',
  summary: 'The value under a key; null when there is none.',
  arity: [2, 2],
  examples: [
    ['map_get({"a":1},"a")', '1'],
    ['map_get({"a":1},"b")', 'null'],
  ],
  call: ([map = null, key = null]) => (isMap(map) ? (map.get(toText(key)) ?? null) : null),
};
