import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `ceiling`. */
export const ceiling: TranslatedFunction = {
  id: 'ceiling',
  translate: (args, context) => call('ceiling', [numberAt(args, 0, context)], 'number'),
};
