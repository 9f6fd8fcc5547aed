import { numberAt, type TranslatedFunction } from './function.ts';

/** `sigfig`. */
export const sigfig: TranslatedFunction = {
  id: 'sigfig',
  translate: (args, context) => numberAt(args, 0, context),
};
