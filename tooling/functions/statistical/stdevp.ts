import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const stdevp: StatisticalFunction = {
  name: 'stdevp',
  summary: 'Returns the population standard deviation.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '3'], '1']],
  rules: [109],
  create: () => moments(({ squares, count }) => Math.sqrt(squares / count)),
};
