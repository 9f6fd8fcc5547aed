import type { Totals } from '../../backends/engine/operator.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { FieldValue } from '../../events/field-value.ts';
import { toNumber } from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';
import { findStatisticalFunction } from '../../functions/statistical/index.ts';
import type { Accumulator } from '../../functions/statistical-function.ts';
import { chosen, type SeriesFilter } from './series-filter.ts';

interface Cells {
  readonly cells: ReadonlyMap<string | undefined, readonly Totals[]>;
}

/** The series that a filter shows, by name, and the series that it does not show. */
export function shownSeries(
  lines: readonly Cells[],
  filter: SeriesFilter,
  run: Run,
): { readonly shown: readonly string[]; readonly hidden: ReadonlySet<string> } {
  const scores = scoresOf(lines, filter, run);
  const shown = chosen(scores, filter);
  const hidden = new Set([...scores.keys()].filter((name) => !shown.has(name)));
  return { shown: [...shown].sort(byCodeUnit), hidden };
}

/** The score of a series: a statistic over its cells of the first measure. */
function scoresOf(
  lines: readonly Cells[],
  { callee }: SeriesFilter,
  run: Run,
): Map<string, number> {
  const accumulators = new Map<string, Accumulator>();
  for (const { cells } of lines) {
    for (const [series, [first]] of cells) {
      const found = findStatisticalFunction(callee);
      if (series === undefined || found === undefined) continue;
      const accumulator = accumulators.get(series) ?? found.definition.create(found.parameter);
      accumulators.set(series, accumulator);
      accumulator.add(firstValue(first, run), new Map());
    }
  }
  const scores = [...accumulators].map(([name, accumulator]): [string, number] => {
    return [name, toNumber(accumulator.result()) ?? Number.NEGATIVE_INFINITY];
  });
  return new Map(scores);
}

function firstValue(totals: Totals | undefined, run: Run): FieldValue {
  for (const [, value] of totals?.results(run) ?? []) return value;
  return null;
}
