import { test } from '../sql.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `isnotnull`. */
export const isnotnull: TranslatedFunction = {
  id: 'isnotnull',
  translate: (args, context) => test('is-not-null', valueAt(args, 0, context)),
};
