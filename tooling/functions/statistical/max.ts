import type { StatisticalFunction } from '../statistical-function.ts';
import { extreme } from './extreme.ts';

export const maximum: StatisticalFunction = {
  name: 'max',
  summary:
    'Returns the largest number; of values without a number, the last one in lexicographic order.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'aggregate',
  examples: [
    [['10', '9'], '10'],
    [['5', 'n/a', '30'], '30'],
    [['b', 'a'], 'b'],
  ],
  rules: [108],
  create: () => extreme((order) => order > 0),
};
