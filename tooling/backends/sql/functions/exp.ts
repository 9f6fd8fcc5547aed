import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `exp`. */
export const exp: TranslatedFunction = {
  id: 'exp',
  translate: (args, context) => call('exponential', [numberAt(args, 0, context)], 'number'),
};
