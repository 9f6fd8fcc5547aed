import { call, nothing } from '../sql.ts';
import { unified } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `coalesce`. */
export const coalesce: TranslatedFunction = {
  id: 'coalesce',
  translate: (args, context) => {
    const values = unified(valuesOf(args, context));
    const [first = nothing('text')] = values;
    return values.length === 1 ? first : call('coalesce', values, first.type);
  },
};
