import { call, number } from '../sql.ts';
import { lengthOf } from '../values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `count`. */
export const countStatistic: TranslatedStatistic = {
  name: 'count',
  translate: (value) =>
    value.type === 'list'
      ? call('coalesce', [call('sum', [lengthOf(value)], 'number'), number(0)], 'number')
      : call('count-values', [value], 'number'),
};
