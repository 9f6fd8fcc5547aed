import { notLiteral } from '../refused.ts';
import { relativeTime } from '../relative-time.ts';
import { literalText } from '../translation.ts';
import { numberAt, type TranslatedFunction } from './function.ts';

/** `relative_time`. */
export const relativeTimeFunction: TranslatedFunction = {
  id: 'relative_time',
  translate: (args, context) => {
    const modifier = literalText(args[1]) ?? notLiteral('a modifier', context.span);
    return relativeTime(context.scope.shared(numberAt(args, 0, context)), modifier, context);
  },
};
