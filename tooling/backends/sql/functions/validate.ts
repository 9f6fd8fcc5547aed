import { boolean, caseOf, nothing, test } from '../sql.ts';
import { unified } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `validate`. */
export const validate: TranslatedFunction = {
  id: 'validate',
  translate: (args, context) => {
    const { scope, conditionOf } = context;
    const tests = args.filter((_, index) => index % 2 === 0).map((arg) => conditionOf(arg, scope));
    const values = unified(
      valuesOf(
        args.filter((_, index) => index % 2 === 1),
        context,
      ),
    );
    const [first = nothing('text')] = values;
    const branches = values.map(
      (value, index) => [test('not', tests[index] ?? boolean(true)), value] as const,
    );
    return caseOf(branches, nothing(first.type));
  },
};
