import { Refused } from '../refused.ts';
import { replacementOf } from '../replacement.ts';
import { call } from '../sql.ts';
import { literalText } from '../translation.ts';
import { type TranslatedFunction, textAt } from './function.ts';

/** `replace`. */
export const replace: TranslatedFunction = {
  id: 'replace',
  translate: (args, context) => {
    const { scope, span } = context;
    const [pattern, replacement] = [literalText(args[1]), literalText(args[2])];
    if (pattern === undefined || replacement === undefined)
      throw new Refused('a pattern or replacement that is no literal is not translated', span);
    const regex = scope.regex(pattern, 'replace', context);
    const by = replacementOf(replacement, { pattern, scope });
    return call('replace-matches', [textAt(args, 0, context), regex, by], 'text');
  },
};
