import { toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';

export const sparkline: StatisticalFunction = {
  name: 'sparkline',
  summary:
    'Draws a small inline chart in Splunk. Offline, it returns the number of values in each tenth of the rows.',
  argument: 'optional',
  takes: 'any',
  returns: 'any',
  category: 'chart',
  examples: [],
  rules: [],
  holds: true,
  create: () => {
    const counts: number[] = [];
    return {
      add(value) {
        counts.push(valuesOf(value).length);
      },
      result: () => toFieldValue(['##__SPARKLINE__##', ...parts(counts)]),
    };
  },
};

const PARTS = 10;

function parts(counts: readonly number[]): number[] {
  const totals = Array.from({ length: PARTS }, () => 0);
  for (const [index, count] of counts.entries()) {
    const part = Math.floor((index * PARTS) / counts.length);
    totals[part] = (totals[part] ?? 0) + count;
  }
  return totals;
}
