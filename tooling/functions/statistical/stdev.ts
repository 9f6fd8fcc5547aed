import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const stdev: StatisticalFunction = {
  name: 'stdev',
  summary: 'Returns the sample standard deviation; 0 for one value.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [
    [['1', '3'], '1.4142135623730951'],
    [['5'], '0'],
  ],
  rules: [109],
  create: () => moments(({ squares, count }) => (count < 2 ? 0 : Math.sqrt(squares / (count - 1)))),
};
