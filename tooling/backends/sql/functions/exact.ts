import { numberAt, type TranslatedFunction } from './function.ts';

/** `exact`. */
export const exact: TranslatedFunction = {
  id: 'exact',
  translate: (args, context) => numberAt(args, 0, context),
};
