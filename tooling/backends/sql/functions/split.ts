import { Refused } from '../refused.ts';
import { call, text } from '../sql.ts';
import { literalText } from '../translation.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `split`. */
export const split: TranslatedFunction = {
  id: 'split',
  translate: (args, context) => {
    const delimiter = literalText(args[1]);
    if (delimiter === undefined || delimiter === '')
      throw new Refused(
        'a delimiter that is not a literal, or empty, is not translated',
        context.span,
      );
    return call('split', [textAt(args, 0, context), text(delimiter)], 'list');
  },
};
