import { extreme } from '../extreme.ts';
import type { TranslatedFunction } from './function.ts';

/** `min`. */
export const min: TranslatedFunction = {
  id: 'min',
  translate: (args, context) => extreme(args, context, 'less'),
};
