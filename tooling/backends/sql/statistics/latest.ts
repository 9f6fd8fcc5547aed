import { call } from '../sql.ts';
import { pair, whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `latest`. */
export const latestStatistic: TranslatedStatistic = {
  name: 'latest',
  translate: (value, { place, time }) => {
    const later = pair(time, call('negative', [place], 'number'));
    return call('maximum-by', [value, whereKnown(value, later)], value.type);
  },
};
