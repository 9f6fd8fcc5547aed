import { call } from '../sql.ts';
import { whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `first`. */
export const firstStatistic: TranslatedStatistic = {
  name: 'first',
  translate: (value, { place }) =>
    call('minimum-by', [value, whereKnown(value, place)], value.type),
};
