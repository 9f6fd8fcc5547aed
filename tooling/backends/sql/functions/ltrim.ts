import { trimming } from '../trimming.ts';
import type { TranslatedFunction } from './function.ts';

/** `ltrim`. */
export const ltrim: TranslatedFunction = { id: 'ltrim', translate: trimming('trim-left') };
