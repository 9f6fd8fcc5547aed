import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `abs`. */
export const abs: TranslatedFunction = {
  id: 'abs',
  translate: (args, context) => call('abs', [numberAt(args, 0, context)], 'number'),
};
