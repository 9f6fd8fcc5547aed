import { trimming } from '../trimming.ts';
import type { TranslatedFunction } from './function.ts';

/** `rtrim`. */
export const rtrim: TranslatedFunction = { id: 'rtrim', translate: trimming('trim-right') };
