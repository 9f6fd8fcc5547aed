import { SHORT_PI } from '../../../functions/eval/pi.ts';
import { number } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `pi`: with eleven digits, as Splunk has it. */
export const pi: TranslatedFunction = {
  id: 'pi',
  translate: () => number(SHORT_PI),
};
