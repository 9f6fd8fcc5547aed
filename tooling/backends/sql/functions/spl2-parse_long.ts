import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `spl2.parse_long`. */
export const spl2ParseLong: TranslatedFunction = {
  id: 'spl2.parse_long',
  translate: (args, context) => call('truncate', [numberAt(args, 0, context)], 'number'),
};
