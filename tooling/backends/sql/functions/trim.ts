import { Refused } from '../refused.ts';
import { call, text } from '../sql.ts';
import { literalText } from '../translation.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `trim`. */
export const trim: TranslatedFunction = {
  id: 'trim',
  translate: (args, context) => {
    const set = args.length > 1 ? literalText(args[1]) : ' \t';
    if (set === undefined)
      throw new Refused('a set of characters that is no literal is not translated', context.span);
    const value = textAt(args, 0, context);
    return set === '' ? value : call('trim', [value, text(set)], 'text');
  },
};
