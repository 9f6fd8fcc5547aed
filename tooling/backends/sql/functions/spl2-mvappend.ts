import { asList, concatenated } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `spl2.mvappend`. */
export const spl2Mvappend: TranslatedFunction = {
  id: 'spl2.mvappend',
  translate: (args, context) =>
    concatenated(
      valuesOf(args, context)
        .filter(({ kind }) => kind !== 'null')
        .map(asList),
    ),
};
