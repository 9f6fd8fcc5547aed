import { number } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `exact`: a decimal as a number, whose digits limit nothing (fact 35). */
export const exact: TranslatedFunction = {
  id: 'exact',
  translate: (args, context) => {
    const value = numberAt(args, 0, context);
    return value.kind === 'number' ? number(value.value) : value;
  },
};
