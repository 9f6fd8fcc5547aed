import { call } from '../sql.ts';
import { asText, mapped } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `upper`. */
export const upper: TranslatedFunction = {
  id: 'upper',
  translate: (args, context) => {
    const value = valueAt(args, 0, context);
    const { scope } = context;
    if (value.type === 'list')
      return mapped(value, scope.newParameter(), (item) => call('upper', [item], 'text'));
    return call('upper', [asText(value)], 'text');
  },
};
