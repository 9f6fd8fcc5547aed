import { extremeOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `min`. */
export const minStatistic: TranslatedStatistic = {
  name: 'min',
  translate: (value, context) => extremeOf(value, 'minimum', context),
};
