import { call } from '../sql.ts';
import { whereKnown } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `last`. */
export const lastStatistic: TranslatedStatistic = {
  name: 'last',
  translate: (value, { place }) =>
    call('maximum-by', [value, whereKnown(value, place)], value.type),
};
