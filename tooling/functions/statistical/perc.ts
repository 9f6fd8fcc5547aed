import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const percentile: StatisticalFunction = {
  name: 'perc',
  aliases: ['p', 'exactperc', 'upperperc'],
  usage: 'perc<N>(<field>)',
  summary: 'The number below which N percent of the numbers lie; always one of them, and exact.',
  argument: 'required',
  examples: [
    [['1', '2', '3'], '2'],
    [['1', '2', '3', '4'], '3'],
  ],
  rules: [109],
  create: (parameter = 50) => numbers((values) => nearestRank(values, parameter)),
};

/** The number of the rank that the percentile falls on, counted from 0, as Splunk does by default. */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const rank = Math.floor((percent / 100) * values.length);
  return sorted(values)[Math.min(rank, values.length - 1)] ?? null;
}
