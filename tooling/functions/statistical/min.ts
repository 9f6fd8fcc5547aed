import type { StatisticalFunction } from '../statistical-function.ts';
import { extreme } from './extreme.ts';

export const minimum: StatisticalFunction = {
  name: 'min',
  summary:
    'Returns the smallest number; of values without a number, the first one in lexicographic order.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'aggregate',
  examples: [
    [['10', '9'], '9'],
    [['5', 'n/a', '30'], '5'],
    [['b', 'a'], 'a'],
  ],
  rules: [108],
  create: () => extreme((order) => order < 0),
};
