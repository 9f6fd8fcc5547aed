import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, squares } from './define.ts';

export const varianceP: StatisticalFunction = {
  name: 'varp',
  usage: 'varp(<field>)',
  summary: 'The variance of a population.',
  argument: 'required',
  examples: [[['1', '3'], '1']],
  rules: [109],
  create: () => numbers((values) => squares(values) / values.length),
};
