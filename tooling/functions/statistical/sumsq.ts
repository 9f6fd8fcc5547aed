import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sum } from './define.ts';

export const sumsq: StatisticalFunction = {
  name: 'sumsq',
  usage: 'sumsq(<field>)',
  summary: 'The sum of the squares.',
  argument: 'required',
  examples: [[['1', '2'], '5']],
  rules: [109],
  create: () => numbers((values) => sum(values.map((value) => value ** 2))),
};
