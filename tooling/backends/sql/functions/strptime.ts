import { notLiteral } from '../refused.ts';
import { call, integer, type Sql } from '../sql.ts';
import { timeOfText } from '../time-of-text.ts';
import { literalText } from '../translation.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `strptime`: the result is a text with six decimals. */
export const strptimeFunction: TranslatedFunction = {
  id: 'strptime',
  translate: (args, context): Sql => {
    const format = literalText(args[1]) ?? notLiteral('a format', context.span);
    const value = context.scope.shared(textAt(args, 0, context));
    return call('fixed-decimals', [timeOfText(value, format, context), integer(6)], 'text');
  },
};
