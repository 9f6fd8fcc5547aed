import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const percentile: StatisticalFunction = {
  name: 'perc',
  aliases: ['p', 'exactperc', 'upperperc'],
  usage: 'perc<N>(<field>)',
  summary:
    'Returns the Nth percentile of the numeric values. Offline, it is always exact and one of the values.',
  argument: 'required',
  examples: [
    [['1', '2', '3'], '2'],
    [['1', '2', '3', '4'], '3'],
  ],
  rules: [109],
  create: (parameter = 50) => numbers((values) => nearestRank(values, parameter)),
};

/** The value at the rank of the percentile (nearest rank, the default in Splunk). */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const rank = Math.floor((percent / 100) * values.length);
  return sorted(values)[Math.min(rank, values.length - 1)] ?? null;
}
