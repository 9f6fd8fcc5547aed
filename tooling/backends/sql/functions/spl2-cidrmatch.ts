import { cidrmatch } from './cidrmatch.ts';
import type { TranslatedFunction } from './function.ts';

/** `spl2.cidrmatch`. */
export const spl2Cidrmatch: TranslatedFunction = {
  id: 'spl2.cidrmatch',
  translate: cidrmatch.translate,
};
