import { isMap, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapSet: EagerFunction = {
  name: 'map_set',
  usage: 'map_set(<map>,<key>,<value>,...)',
  summary: 'Returns a map with the given keys set to new values.',
  arity: [3, Number.POSITIVE_INFINITY],
  examples: [],
  call: ([map = null, ...pairs]) => {
    if (!isMap(map)) return null;
    const copy = new Map(map);
    for (let index = 0; index + 1 < pairs.length; index += 2)
      copy.set(toText(pairs[index]), pairs[index + 1] ?? null);
    return copy;
  },
};
