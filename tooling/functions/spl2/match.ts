import type { EvalFunction } from '../eval-function.ts';
import { matchRegex } from './match_regex.ts';

/** The other name of match_regex in SPL2. */
export const matchFunction: EvalFunction = {
  ...matchRegex,
  name: 'match',
  examples: [['match("reg SAVE x",/(?i)save\\s+/)', 'True']],
};
