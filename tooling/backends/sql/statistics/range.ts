import { call } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `range`. */
export const rangeStatistic: TranslatedStatistic = {
  name: 'range',
  translate: (value, context) => {
    const numbers = numberOf(value, context);
    return call(
      'subtract',
      [call('maximum', [numbers], 'number'), call('minimum', [numbers], 'number')],
      'number',
    );
  },
};
