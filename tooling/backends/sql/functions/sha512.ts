import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `sha512`. */
export const sha512: TranslatedFunction = {
  id: 'sha512',
  translate: (args, context) => call('sha512', [textAt(args, 0, context)], 'text'),
};
