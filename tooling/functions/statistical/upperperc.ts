import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const upperPercentile: StatisticalFunction = {
  name: 'upperperc',
  usage: 'upperperc<N>(<field>)',
  summary: 'The N-th percentile of the numbers, rounded up to one of them.',
  argument: 'required',
  examples: [[['1', '2', '3', '4'], '3']],
  rules: [109],
  create: (parameter = 50) =>
    numbers((values) => {
      const order = sorted(values);
      return order[Math.ceil(((order.length - 1) * parameter) / 100)] ?? null;
    }),
};
