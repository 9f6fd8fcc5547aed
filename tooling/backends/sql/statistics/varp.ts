import { call } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `varp`. */
export const varpStatistic: TranslatedStatistic = {
  name: 'varp',
  translate: (value, context) =>
    call('variance-of-population', [numberOf(value, context)], 'number'),
};
