import { isMap } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapKeys: EagerFunction = {
  name: 'map_keys',
  usage: 'map_keys(<map>)',
  summary: 'Returns the keys of a map as a list.',
  arity: [1, 1],
  examples: [],
  call: ([map = null]) => (isMap(map) ? [...map.keys()] : null),
};
