import { call } from '../sql.ts';
import { pair, whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `earliest`. */
export const earliestStatistic: TranslatedStatistic = {
  name: 'earliest',
  translate: (value, { place, time }) =>
    call('minimum-by', [value, whereKnown(value, pair(time, place))], value.type),
};
