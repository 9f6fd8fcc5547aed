import { call, caseOf, number, test } from '../sql.ts';
import { numberOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `median`. */
export const medianStatistic: TranslatedStatistic = {
  name: 'median',
  translate: (value, context) => {
    const middle = call('percentile', [numberOf(value, context), number(0.5)], 'number');
    const below = call('floor', [middle], 'number');
    const isHalf = test('equal', call('subtract', [middle, below], 'number'), number(0.5));
    return caseOf([[isHalf, call('add', [below, number(1)], 'number')]], middle);
  },
};
