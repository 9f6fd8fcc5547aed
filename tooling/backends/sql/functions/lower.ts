import { call } from '../sql.ts';
import { asText, mapped } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `lower`. */
export const lower: TranslatedFunction = {
  id: 'lower',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    const { scope } = context;
    if (value.type === 'list')
      return mapped(value, scope.newParameter(), (item) => call('lower', [item], 'text'));
    return call('lower', [asText(value)], 'text');
  },
};
