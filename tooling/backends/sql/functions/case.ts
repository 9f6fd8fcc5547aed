import { alternatives } from '../alternatives.ts';
import type { TranslatedFunction } from './function.ts';

/** `case`. */
export const caseFunction: TranslatedFunction = {
  id: 'case',
  translate: (args, context) => alternatives(args, context, (condition) => condition),
};
