import { caseOf, nothing, number, test } from '../sql.ts';
import { lengthOf } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvcount`. */
export const mvcount: TranslatedFunction = {
  id: 'mvcount',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    if (value.type === 'list') return lengthOf(value);
    return caseOf([[test('is-not-null', value), number(1)]], nothing('number'));
  },
};
