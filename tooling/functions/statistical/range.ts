import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const range: StatisticalFunction = {
  name: 'range',
  usage: 'range(<field>)',
  summary: 'The largest number less the smallest.',
  argument: 'required',
  examples: [[['4', '10', '7'], '6']],
  rules: [109],
  create: () =>
    numbers((values) => {
      const order = sorted(values);
      return (order.at(-1) ?? 0) - (order[0] ?? 0);
    }),
};
