import { call } from '../sql.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvreverse`. */
export const mvreverse: TranslatedFunction = {
  id: 'mvreverse',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    return value.type === 'list' ? call('list-reverse', [value], 'list') : value;
  },
};
