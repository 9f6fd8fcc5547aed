import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const varianceP: StatisticalFunction = {
  name: 'varp',
  summary: 'Returns the population variance.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '3'], '1']],
  rules: [109],
  create: () => moments(({ squares, count }) => squares / count),
};
