import { extremeOf } from './of-values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `max`. */
export const maxStatistic: TranslatedStatistic = {
  name: 'max',
  translate: (value, context) => extremeOf(value, 'maximum', context),
};
