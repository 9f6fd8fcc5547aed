import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const total: StatisticalFunction = {
  name: 'sum',
  summary: 'Returns the sum of the numeric values.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '2', 'x'], '3']],
  rules: [108],
  create: () => moments(({ sum }) => sum),
};
