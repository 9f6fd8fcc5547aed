import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const sumsq: StatisticalFunction = {
  name: 'sumsq',
  usage: 'sumsq(<field>)',
  summary: 'The sum of the squares.',
  argument: 'required',
  examples: [[['1', '2'], '5']],
  rules: [109],
  create: () => moments(({ sumOfSquares }) => sumOfSquares),
};
