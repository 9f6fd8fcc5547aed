import { mapPath } from '../map-path.ts';
import { Refused } from '../refused.ts';
import type { TranslatedFunction } from './function.ts';

/** `spl2.map_get`. */
export const spl2MapGet: TranslatedFunction = {
  id: 'spl2.map_get',
  translate: (args, { scope, span }) => {
    const path = mapPath({ kind: 'call', fn: 'spl2.map_get', args, span });
    if (path === undefined) throw new Refused('a map that is not a field is not translated', span);
    return scope.field(path);
  },
};
