import { caseOf, test, text } from '../sql.ts';
import { literalOf } from '../translation.ts';
import { asNumber } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `typeof`. */
export const typeofFunction: TranslatedFunction = {
  id: 'typeof',
  translate: (args, context) => {
    if (typeof literalOf(args[0]) === 'string') return text('String');
    const value = context.scope.shared(valueAt(args, 0, context));
    const known = value.type === 'boolean' ? text('Bool') : text('String');
    return caseOf(
      [
        [test('is-null', value), text('Invalid')],
        [test('is-not-null', asNumber(value)), text('Number')],
      ],
      known,
    );
  },
};
