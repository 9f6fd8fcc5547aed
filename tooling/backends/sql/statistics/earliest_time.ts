import { call } from '../sql.ts';
import { whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `earliest_time`. */
export const earliestTimeStatistic: TranslatedStatistic = {
  name: 'earliest_time',
  translate: (value, { time }) => call('minimum', [whereKnown(value, time)], 'number'),
};
