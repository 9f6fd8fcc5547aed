import { number } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `now`. */
export const now: TranslatedFunction = {
  id: 'now',
  translate: (_, context) => number(context.scope.translation.now),
};
