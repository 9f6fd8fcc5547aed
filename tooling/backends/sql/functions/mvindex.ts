import { at, isFirst, one, several } from '../index-of-list.ts';
import { Refused } from '../refused.ts';
import { nothing } from '../sql.ts';
import { literalNumber } from '../translation.ts';
import { asList } from '../values.ts';
import { numberAt, type TranslatedFunction, valueAt } from './function.ts';

/** `mvindex`. */
export const mvindex: TranslatedFunction = {
  id: 'mvindex',
  translate: (args, context) => {
    const { scope } = context;
    const value = scope.shared(valueAt(args, 0, context));
    if (value.kind === 'null') return nothing('text');
    const [start, end] = [literalNumber(args[1]), literalNumber(args[2])];
    if (start === undefined || (args.length > 2 && end === undefined)) {
      if (args.length > 2)
        throw new Refused(
          'a range of indexes that are not literals is not translated',
          context.span,
        );
      return at(asList(value), scope.shared(numberAt(args, 1, context)));
    }
    if (value.type !== 'list') return isFirst(start, end) ? value : nothing(value.type);
    return end === undefined ? one(value, start) : several(value, { start, end, scope });
  },
};
