import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers, sorted } from './define.ts';

export const percentile: StatisticalFunction = {
  name: 'perc',
  aliases: ['p', 'exactperc', 'upperperc'],
  isNumbered: true,
  summary:
    'Returns the Nth percentile of the numeric values, interpolated between the two values around it. Offline, it is always exact.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [
    [['1', '2', '3'], '2'],
    [['1', '2', '3', '4'], '2.5'],
  ],
  rules: [109],
  holds: true,
  create: (parameter = 50) => numbers((values) => interpolated(values, parameter)),
};

/** The value at (n - 1) · percent / 100 in order, linear between its neighbors (fact 13). */
export function interpolated(values: readonly number[], percent: number): number {
  const inOrder = sorted(values);
  const rank = ((inOrder.length - 1) * Math.min(100, percent)) / 100;
  const below = inOrder[Math.floor(rank)] ?? 0;
  const above = inOrder[Math.ceil(rank)] ?? below;
  // Without the tail of a binary fraction: 1.2 and 1.4 have 1.3 between them.
  return Number((below + (above - below) * (rank - Math.floor(rank))).toPrecision(15));
}
