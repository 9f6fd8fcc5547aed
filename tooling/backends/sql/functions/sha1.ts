import { call } from '../sql.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `sha1`. */
export const sha1: TranslatedFunction = {
  id: 'sha1',
  translate: (args, context) => call('sha1', [textAt(args, 0, context)], 'text'),
};
