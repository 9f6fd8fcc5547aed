import { notLiteral } from '../refused.ts';
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
      return notLiteral('a pattern or replacement', span);
    return replaced(textAt(args, 0, context), { pattern, replacement, scope, span });
  },
};
