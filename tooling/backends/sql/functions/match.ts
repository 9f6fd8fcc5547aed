import { notLiteral } from '../refused.ts';
import { test } from '../sql.ts';
import { literalText } from '../translation.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `match`. */
export const matchFunction: TranslatedFunction = {
  id: 'match',
  translate: (args, context) => {
    const { scope, span } = context;
    const pattern = literalText(args[1]) ?? notLiteral('a pattern', span);
    const regex = scope.regex(pattern, 'test', context);
    return anyOf(valueAt(args, 0, context), scope.newParameter(), (value) =>
      test('matches', asText(value), regex),
    );
  },
};
