import { call } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `sum`. */
export const sumStatistic: TranslatedStatistic = {
  name: 'sum',
  translate: (value, context) => call('sum', [numberOf(value, context)], 'number'),
};
