import { Refused } from '../refused.ts';
import { caseOf, nothing } from '../sql.ts';
import { unified } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `if`. */
export const ifFunction: TranslatedFunction = {
  id: 'if',
  translate: (args, context) => {
    const [test, then, otherwise] = args;
    if (test === undefined || then === undefined || otherwise === undefined)
      throw new Refused('the call has too few arguments', context.span);
    const { scope, conditionOf } = context;
    const condition = conditionOf(test, scope);
    const [yes = nothing('text'), no = nothing('text')] = unified(
      valuesOf([then, otherwise], context),
    );
    return caseOf([[condition, yes]], no);
  },
};
