import { call, caseOf, nothing, number, test } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `sqrt`. */
export const sqrt: TranslatedFunction = {
  id: 'sqrt',
  translate: (args, context) => {
    const value = context.scope.shared(numberAt(args, 0, context));
    const root = call('square-root', [value], 'number');
    return caseOf([[test('at-least', value, number(0)), root]], nothing('number'));
  },
};
