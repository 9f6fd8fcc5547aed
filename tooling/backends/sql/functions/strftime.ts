import { Refused } from '../refused.ts';
import { timeText } from '../time-text.ts';
import { literalText } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `strftime`. */
export const strftime: TranslatedFunction = {
  id: 'strftime',
  translate: (args, context) => {
    const format = literalText(args[1]);
    if (format === undefined)
      throw new Refused('a format that is no literal is not translated', context.span);
    return timeText(numberAt(args, 0, context), format, context);
  },
};
