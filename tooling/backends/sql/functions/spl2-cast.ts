import { Refused } from '../refused.ts';
import { call } from '../sql.ts';
import { literalText } from '../translation.ts';
import { asText } from '../values.ts';
import { numberAt, type TranslatedFunction, valueAt } from './function.ts';

/** `spl2.cast`. */
export const spl2Cast: TranslatedFunction = {
  id: 'spl2.cast',
  translate: (args, context) => {
    const type = literalText(args[1]) ?? '';
    if (type === 'string') return asText(valueAt(args, 0, context));
    if (type === 'double' || type === 'float' || type === 'number')
      return numberAt(args, 0, context);
    if (type === 'long' || type === 'integer' || type === 'int')
      return call('truncate', [numberAt(args, 0, context)], 'number');
    throw new Refused(`the type ${type} is not translated`, context.span);
  },
};
