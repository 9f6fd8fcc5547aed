import { call, nothing } from '../sql.ts';
import { asText } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `mvjoin`. */
export const mvjoin: TranslatedFunction = {
  id: 'mvjoin',
  translate: (args, context) => {
    const [value = nothing('text'), delimiter = nothing('text')] = valuesOf(args, context);
    return value.type === 'list'
      ? call('list-join', [value, asText(delimiter)], 'text')
      : asText(value);
  },
};
