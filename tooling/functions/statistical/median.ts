import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers } from './define.ts';
import { nearestRank } from './perc.ts';

export const median: StatisticalFunction = {
  name: 'median',
  usage: 'median(<field>)',
  summary: 'The middle number; of two middle ones the upper.',
  argument: 'required',
  examples: [
    [['1', '5', '3'], '3'],
    [['1', '2', '3', '4'], '3'],
  ],
  rules: [109],
  create: () => numbers((values) => nearestRank(values, 50)),
};
