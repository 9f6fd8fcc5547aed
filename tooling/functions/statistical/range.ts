import type { StatisticalFunction } from '../statistical-function.ts';
import { moments } from './define.ts';

export const range: StatisticalFunction = {
  name: 'range',
  usage: 'range(<field>)',
  summary: 'The largest number less the smallest.',
  argument: 'required',
  examples: [[['4', '10', '7'], '6']],
  rules: [109],
  create: () => moments(({ min, max }) => max - min),
};
