import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `sha256`. */
export const sha256: TranslatedFunction = {
  id: 'sha256',
  translate: (args, context) => call('sha256', [textAt(args, 0, context)], 'text'),
};
