import { call, number } from '../sql.ts';
import { lengthOf } from '../values.ts';
import { allOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `distinct_count`. */
export const distinctCountStatistic: TranslatedStatistic = {
  name: 'distinct_count',
  translate: (value) =>
    value.type === 'list'
      ? call(
          'coalesce',
          [lengthOf(call('list-distinct', [allOf(value)], 'list')), number(0)],
          'number',
        )
      : call('count-distinct', [value], 'number'),
};
