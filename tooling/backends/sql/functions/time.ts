import { number } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `time`. */
export const time: TranslatedFunction = {
  id: 'time',
  translate: (_, context) => number(context.scope.translation.now),
};
