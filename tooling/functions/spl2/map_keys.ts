import { isMap } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mapKeys: EagerFunction = {
  name: 'map_keys',
  parameters: [{ name: 'map', type: 'any' }],
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the keys of a map as a list.',
  examples: [],
  call: ([map = null]) => (isMap(map) ? [...map.keys()] : null),
};
