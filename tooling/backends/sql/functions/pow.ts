import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `pow`. */
export const pow: TranslatedFunction = {
  id: 'pow',
  translate: (args, context) =>
    call('power', [numberAt(args, 0, context), numberAt(args, 1, context)], 'number'),
};
