import { call } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `sumsq`. */
export const sumsqStatistic: TranslatedStatistic = {
  name: 'sumsq',
  translate: (value, context) => {
    const numbers = numberOf(value, context);
    return call('sum', [call('multiply', [numbers, numbers], 'number')], 'number');
  },
};
