import { call } from '../sql.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvsort`. */
export const mvsort: TranslatedFunction = {
  id: 'mvsort',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    return value.type === 'list' ? call('list-sort', [value], 'list') : value;
  },
};
