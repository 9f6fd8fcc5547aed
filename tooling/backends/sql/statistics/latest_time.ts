import { call } from '../sql.ts';
import { whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `latest_time`. */
export const latestTimeStatistic: TranslatedStatistic = {
  name: 'latest_time',
  translate: (value, { time }) => call('maximum', [whereKnown(value, time)], 'number'),
};
