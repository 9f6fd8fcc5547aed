import { trimming } from '../trimming.ts';
import type { TranslatedFunction } from './function.ts';

/** `trim`. */
export const trim: TranslatedFunction = { id: 'trim', translate: trimming('trim') };
