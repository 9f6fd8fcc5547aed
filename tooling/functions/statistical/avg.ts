import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const average: StatisticalFunction = {
  name: 'avg',
  aliases: ['mean'],
  summary: 'Returns the average of the numeric values.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '2'], '1.5']],
  rules: [109],
  create: () => moments(({ sum, count }) => sum / count),
};
