import { part } from '../part-of-text.ts';
import { notLiteral } from '../refused.ts';
import { nothing } from '../sql.ts';
import { literalNumber } from '../translation.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `substr`. */
export const substr: TranslatedFunction = {
  id: 'substr',
  translate: (args, context) => {
    const [start, length] = [literalNumber(args[1]), literalNumber(args[2])];
    if (start === undefined || (args.length > 2 && length === undefined))
      return notLiteral('a position', context.span);
    const value = context.scope.shared(textAt(args, 0, context));
    if (length !== undefined && length < 0) return nothing('text');
    return part(value, start, length);
  },
};
