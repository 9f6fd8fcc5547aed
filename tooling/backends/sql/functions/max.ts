import { extreme } from '../extreme.ts';
import type { TranslatedFunction } from './function.ts';

/** `max`. */
export const max: TranslatedFunction = {
  id: 'max',
  translate: (args, context) => extreme(args, context, 'more'),
};
