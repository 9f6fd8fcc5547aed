import { asList, concatenated } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `mvappend`. */
export const mvappend: TranslatedFunction = {
  id: 'mvappend',
  translate: (args, context) => {
    const lists = valuesOf(args, context)
      .filter(({ kind }) => kind !== 'null')
      .map(asList);
    return concatenated(lists);
  },
};
