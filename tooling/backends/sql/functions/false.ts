import { boolean } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `false`. */
export const falseFunction: TranslatedFunction = {
  id: 'false',
  translate: () => boolean(false),
};
