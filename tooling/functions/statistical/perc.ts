import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const percentile: StatisticalFunction = {
  name: 'perc',
  aliases: ['p', 'exactperc'],
  usage: 'perc<N>(<field>)',
  summary: 'The N-th percentile of the numbers, between the two nearest where none is exact.',
  argument: 'required',
  examples: [[['1', '2', '3'], '2']],
  rules: [109],
  create: (parameter = 50) =>
    numbers((values) => {
      const order = sorted(values);
      const place = ((order.length - 1) * parameter) / 100;
      const low = order[Math.floor(place)] ?? 0;
      const high = order[Math.ceil(place)] ?? low;
      return low + (high - low) * (place - Math.floor(place));
    }),
};
