import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, squares } from './define.ts';

export const variance: StatisticalFunction = {
  name: 'var',
  usage: 'var(<field>)',
  summary: 'The variance of a sample; 0 for one value.',
  argument: 'required',
  examples: [[['1', '3'], '2']],
  rules: [109],
  create: () =>
    numbers((values) => (values.length < 2 ? 0 : squares(values) / (values.length - 1))),
};
