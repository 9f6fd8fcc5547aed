import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `urldecode`. */
export const urldecode: TranslatedFunction = {
  id: 'urldecode',
  translate: (args, context) => call('url-decode', [textAt(args, 0, context)], 'text'),
};
