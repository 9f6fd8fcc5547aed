import { test } from '../sql.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `isnull`. */
export const isnull: TranslatedFunction = {
  id: 'isnull',
  translate: (args, context) => test('is-null', valueAt(args, 0, context)),
};
