import { Refused } from '../refused.ts';
import { call, number } from '../sql.ts';
import { asNumber } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `sum`. */
export const sum: TranslatedFunction = {
  id: 'sum',
  translate: (args, context) => {
    const { scope } = context;
    const values = valuesOf(args, context);
    if (values.some(({ type }) => type === 'list'))
      throw new Refused('sum() of a multivalue is not translated', context.span);
    const numbers = values.map((value) =>
      call('coalesce', [asNumber(scope.shared(value)), number(0)], 'number'),
    );
    return numbers.reduce((left, right) => call('add', [left, right], 'number'));
  },
};
