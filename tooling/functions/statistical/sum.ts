import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const total: StatisticalFunction = {
  name: 'sum',
  usage: 'sum(<field>)',
  summary: 'The sum of the numbers.',
  argument: 'required',
  examples: [[['1', '2', 'x'], '3']],
  rules: [108],
  create: () => moments(({ sum }) => sum),
};
