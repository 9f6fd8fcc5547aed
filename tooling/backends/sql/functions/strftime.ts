import { notLiteral } from '../refused.ts';
import { timeText } from '../time-text.ts';
import { literalText } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `strftime`. */
export const strftime: TranslatedFunction = {
  id: 'strftime',
  translate: (args, context) => {
    const format = literalText(args[1]) ?? notLiteral('a format', context.span);
    return timeText(numberAt(args, 0, context), format, context);
  },
};
