import { Refused } from '../refused.ts';
import { literalNumber } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `tonumber`. */
export const tonumber: TranslatedFunction = {
  id: 'tonumber',
  translate: (args, context) => {
    const base = args.length > 1 ? literalNumber(args[1]) : 10;
    if (base !== 10) throw new Refused('a base other than 10 is not translated', context.span);
    return numberAt(args, 0, context);
  },
};
