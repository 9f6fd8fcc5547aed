import { call, caseOf, nothing, number, test } from '../sql.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `ln`. */
export const ln: TranslatedFunction = {
  id: 'ln',
  translate: (args, context) => {
    const value = context.scope.shared(numberAt(args, 0, context));
    const log = call('log', [value], 'number');
    return caseOf([[test('more', value, number(0)), log]], nothing('number'));
  },
};
