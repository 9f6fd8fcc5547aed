import { call } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `ceil`. */
export const ceil: TranslatedFunction = {
  id: 'ceil',
  translate: (args, context) => call('ceiling', [numberAt(args, 0, context)], 'number'),
};
