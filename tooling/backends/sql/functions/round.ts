import { asDecimals } from '../arithmetic.ts';
import { Refused } from '../refused.ts';
import { literalNumber } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `round`. */
export const round: TranslatedFunction = {
  id: 'round',
  translate: (args, context) => {
    const places = args.length > 1 ? literalNumber(args[1]) : 0;
    if (places === undefined)
      throw new Refused('a number of decimals that is no literal is not translated', context.span);
    return asDecimals(numberAt(args, 0, context), places);
  },
};
