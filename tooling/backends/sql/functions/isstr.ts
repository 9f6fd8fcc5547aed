import { boolean, test } from '../sql.ts';
import { literalOf } from '../translation.ts';
import { asNumber } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `isstr`. */
export const isstr: TranslatedFunction = {
  id: 'isstr',
  translate: (args, context) => {
    if (typeof literalOf(args[0]) === 'string') return boolean(true);
    const value = context.scope.shared(valueAt(args, 0, context));
    if (value.type === 'boolean') return boolean(false);
    return test('and', test('is-not-null', value), test('is-null', asNumber(value)));
  },
};
