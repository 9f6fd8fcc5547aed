import { call } from '../sql.ts';
import { asText, notEmpty } from '../values.ts';
import { allOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `values`. */
export const valuesStatistic: TranslatedStatistic = {
  name: 'values',
  translate: (value) =>
    value.type === 'list'
      ? notEmpty(call('list-sort', [call('list-distinct', [allOf(value)], 'list')], 'list'))
      : notEmpty(call('list-sort', [call('collect-distinct', [asText(value)], 'list')], 'list')),
};
