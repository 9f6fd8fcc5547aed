import { liked } from '../like.ts';
import { test } from '../sql.ts';
import { literalText } from '../translation.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `like`. */
export const like: TranslatedFunction = {
  id: 'like',
  translate: (args, context) => {
    const { scope } = context;
    const pattern = literalText(args[1]);
    const wanted = asText(valueAt(args, 1, context));
    return anyOf(valueAt(args, 0, context), scope.newParameter(), (value) =>
      pattern === undefined
        ? test('fits-like', asText(value), wanted)
        : liked(asText(value), pattern),
    );
  },
};
