import { number } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `pi`: with eleven digits, as Splunk has it. */
export const pi: TranslatedFunction = {
  id: 'pi',
  translate: () => number(3.14159265358),
};
