import { call } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `stdevp`. */
export const stdevpStatistic: TranslatedStatistic = {
  name: 'stdevp',
  translate: (value, context) =>
    call('deviation-of-population', [numberOf(value, context)], 'number'),
};
