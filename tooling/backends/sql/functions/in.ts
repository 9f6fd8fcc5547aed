import { nothing, test } from '../sql.ts';
import { anyOf, asText, orFalse } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `in`. */
export const inFunction: TranslatedFunction = {
  id: 'in',
  translate: (args, context) => {
    const { scope } = context;
    const [value = nothing('text'), ...items] = valuesOf(args, context);
    return anyOf(scope.shared(value), scope.newParameter(), (one) => {
      const tests = items.map((item) =>
        orFalse(
          anyOf(item, scope.newParameter(), (other) => test('equal', asText(one), asText(other))),
        ),
      );
      return test('or', ...tests);
    });
  },
};
