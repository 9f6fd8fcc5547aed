import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const variance: StatisticalFunction = {
  name: 'var',
  summary: 'Returns the sample variance; 0 for one value.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '3'], '2']],
  rules: [109],
  create: () => moments(({ squares, count }) => (count < 2 ? 0 : squares / (count - 1))),
};
