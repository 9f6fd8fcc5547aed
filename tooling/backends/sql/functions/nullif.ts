import { Refused } from '../refused.ts';
import { call, caseOf, nothing, test } from '../sql.ts';
import { asNumber, asText } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `nullif`. */
export const nullif: TranslatedFunction = {
  id: 'nullif',
  translate: (args, context) => {
    const [left = nothing('text'), right = nothing('text')] = valuesOf(args, context);
    if (left.type === 'list' || right.type === 'list')
      throw new Refused('nullif() of a multivalue is not translated', context.span);
    const [a, b] = [asNumber(left), asNumber(right)];
    const areEqual = call(
      'coalesce',
      [test('equal', a, b), test('equal', asText(left), asText(right))],
      'boolean',
    );
    return caseOf([[areEqual, nothing(left.type)]], left);
  },
};
