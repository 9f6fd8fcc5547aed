import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const range: StatisticalFunction = {
  name: 'range',
  summary: 'Returns the difference between the largest and the smallest number.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['4', '10', '7'], '6']],
  rules: [109],
  create: () => moments(({ min, max }) => max - min),
};
