import { asDecimals } from '../arithmetic.ts';
import { notLiteral } from '../refused.ts';
import { literalNumber } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `round`. */
export const round: TranslatedFunction = {
  id: 'round',
  translate: (args, context) => {
    const places = args.length > 1 ? literalNumber(args[1]) : 0;
    const known = places ?? notLiteral('a number of decimals', context.span);
    return asDecimals(numberAt(args, 0, context), known);
  },
};
