import { call, number } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `perc`. */
export const percStatistic: TranslatedStatistic = {
  name: 'perc',
  translate: (value, context) => {
    const share = Math.min(100, context.parameter ?? 50) / 100;
    return call('percentile', [numberOf(value, context), number(share)], 'number');
  },
};
