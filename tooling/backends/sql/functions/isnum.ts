import { boolean, test } from '../sql.ts';
import { literalOf } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `isnum`. */
export const isnum: TranslatedFunction = {
  id: 'isnum',
  translate: (args, context) => {
    if (typeof literalOf(args[0]) === 'string') return boolean(false);
    return test('is-not-null', numberAt(args, 0, context));
  },
};
