import { MISSING_TEXT } from '../../../functions/eval/tostring.ts';
import { Refused } from '../refused.ts';
import { call, text } from '../sql.ts';
import { asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `tostring`. */
export const tostring: TranslatedFunction = {
  id: 'tostring',
  translate: (args, context) => {
    if (args.length > 1)
      throw new Refused('a format of tostring() is not translated', context.span);
    return call('coalesce', [asText(valueAt(args, 0, context)), text(MISSING_TEXT)], 'text');
  },
};
