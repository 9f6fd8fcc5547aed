import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `floor`. */
export const floor: TranslatedFunction = {
  id: 'floor',
  translate: (args, context) => call('floor', [numberAt(args, 0, context)], 'number'),
};
