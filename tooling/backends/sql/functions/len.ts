import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `len`. */
export const len: TranslatedFunction = {
  id: 'len',
  translate: (args, context) => call('length', [textAt(args, 0, context)], 'number'),
};
