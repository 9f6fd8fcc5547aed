import { call } from '../sql.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvdedup`. */
export const mvdedup: TranslatedFunction = {
  id: 'mvdedup',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    return value.type === 'list' ? call('list-distinct', [value], 'list') : value;
  },
};
