import { Refused } from '../refused.ts';
import { replaced } from '../replacement.ts';
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
    return replaced(textAt(args, 0, context), { pattern, replacement, scope, span });
  },
};
