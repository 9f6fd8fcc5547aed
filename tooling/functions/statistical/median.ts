import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers } from './define.ts';
import { nearestRank } from './perc.ts';

export const median: StatisticalFunction = {
  name: 'median',
  usage: 'median(<field>)',
  summary: 'Returns the median of the numeric values; of two middle values, the larger one.',
  argument: 'required',
  examples: [
    [['1', '5', '3'], '3'],
    [['1', '2', '3', '4'], '3'],
  ],
  rules: [109],
  create: () => numbers((values) => nearestRank(values, 50)),
};
