import { nothing } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `null`. */
export const nullFunction: TranslatedFunction = {
  id: 'null',
  translate: () => nothing('text'),
};
