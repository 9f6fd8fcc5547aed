import { liked } from '../like.ts';
import { Refused } from '../refused.ts';
import { literalText } from '../translation.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `like`. */
export const like: TranslatedFunction = {
  id: 'like',
  translate: (args, context) => {
    const { scope, span } = context;
    const pattern = literalText(args[1]);
    if (pattern === undefined)
      throw new Refused('a pattern that is no literal is not translated', span);
    return anyOf(valueAt(args, 0, context), scope.newParameter(), (value) =>
      liked(asText(value), pattern),
    );
  },
};
