import { call, caseOf, nothing, number, test } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `avg`. */
export const avgStatistic: TranslatedStatistic = {
  name: 'avg',
  translate: (value, context) => {
    const numbers = numberOf(value, context);
    const count = call('count-values', [numbers], 'number');
    const sum = call('sum', [numbers], 'number');
    return caseOf(
      [[test('more', count, number(0)), call('divide', [sum, count], 'number')]],
      nothing('number'),
    );
  },
};
