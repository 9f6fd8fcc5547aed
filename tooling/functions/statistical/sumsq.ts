import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const sumsq: StatisticalFunction = {
  name: 'sumsq',
  summary: 'Returns the sum of the squares of the numeric values.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [[['1', '2'], '5']],
  rules: [109],
  create: () => moments(({ sumOfSquares }) => sumOfSquares),
};
