import { toText } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';
import { eachValue } from './define.ts';

export const mode: StatisticalFunction = {
  name: 'mode',
  summary: 'Returns the most frequent value; of equally frequent values, the first one.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'aggregate',
  examples: [[['a', 'b', 'b'], 'b']],
  rules: [109],
  holds: true,
  create: () => {
    const counts = new Map<string, number>();
    return eachValue(
      (value) => counts.set(toText(value), (counts.get(toText(value)) ?? 0) + 1),
      () => mostFrequent(counts),
    );
  },
};

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
