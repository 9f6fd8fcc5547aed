import { boolean } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `true`. */
export const trueFunction: TranslatedFunction = {
  id: 'true',
  translate: () => boolean(true),
};
