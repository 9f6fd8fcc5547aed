import { isFirst, one, several } from '../index-of-list.ts';
import { Refused } from '../refused.ts';
import { nothing } from '../sql.ts';
import { literalNumber } from '../translation.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvindex`. */
export const mvindex: TranslatedFunction = {
  id: 'mvindex',
  translate: (args, context) => {
    const [start, end] = [literalNumber(args[1]), literalNumber(args[2])];
    if (start === undefined || (args.length > 2 && end === undefined))
      throw new Refused('an index that is no literal is not translated', context.span);
    const value = context.scope.shared(valueAt(args, 0, context));
    if (value.type !== 'list') return isFirst(start, end) ? value : nothing(value.type);
    return end === undefined
      ? one(value, start)
      : several(value, { start, end, scope: context.scope });
  },
};
