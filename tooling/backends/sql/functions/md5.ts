import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `md5`. */
export const md5: TranslatedFunction = {
  id: 'md5',
  translate: (args, context) => call('md5', [textAt(args, 0, context)], 'text'),
};
