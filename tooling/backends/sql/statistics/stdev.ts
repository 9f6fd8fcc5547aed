import { call, caseOf, nothing, number, test } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `stdev`. */
export const stdevStatistic: TranslatedStatistic = {
  name: 'stdev',
  translate: (value, context) => {
    const numbers = numberOf(value, context);
    const count = call('count-values', [numbers], 'number');
    const single = caseOf([[test('equal', count, number(1)), number(0)]], nothing('number'));
    return caseOf(
      [[test('more', count, number(1)), call('deviation', [numbers], 'number')]],
      single,
    );
  },
};
