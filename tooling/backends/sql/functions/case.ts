import { boolean, caseOf, nothing } from '../sql.ts';
import { unified } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `case`. */
export const caseFunction: TranslatedFunction = {
  id: 'case',
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
    const branches = values.map((value, index) => [tests[index] ?? boolean(false), value] as const);
    return caseOf(branches, nothing(first.type));
  },
};
