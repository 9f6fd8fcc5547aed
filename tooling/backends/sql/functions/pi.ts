import { number } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `pi`. */
export const pi: TranslatedFunction = {
  id: 'pi',
  translate: () => number(Math.PI),
};
