import type { Compiler, Totals } from '../../backends/engine/operator.ts';
import { held } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import { toNumber, toText, valuesOf } from '../../events/field-value.ts';
import type { Operator, Run } from '../../events/run.ts';
import type { Aggregation } from '../../plan/aggregation.ts';

/** The values that a pivot keeps. */
export interface TopOptions {
  readonly field: string;
  readonly from: 'top' | 'bottom';
  readonly count: number;
  /** What ranks the values. */
  readonly ranking: readonly Aggregation[];
}

/** Keeps the rows whose field has one of the values with the highest or lowest statistic. */
export function topValues(
  { field, from, count, ranking }: TopOptions,
  compiler: Compiler,
): Operator {
  const totals = compiler.totals(ranking);
  return (input, run) =>
    held(input, run, (rows) => {
      const byText = new Map<string, Totals>();
      for (const row of rows) {
        for (const text of textsOf(row, field)) {
          const known = byText.get(text) ?? totals();
          byText.set(text, known);
          known.add(row, run);
        }
      }
      const ranked = [...byText]
        .map(([text, known]) => [text, statistic(known, run)] as const)
        .sort(([, a], [, b]) => (from === 'top' ? b - a : a - b));
      const kept = new Set(ranked.slice(0, count).map(([text]) => text));
      return rows.filter((row) => textsOf(row, field).some((text) => kept.has(text)));
    });
}

function textsOf(row: Event, field: string): readonly string[] {
  return valuesOf(row.get(field)).map(toText);
}

function statistic(totals: Totals, run: Run): number {
  for (const [, value] of totals.results(run)) return toNumber(value) ?? Number.NEGATIVE_INFINITY;
  return Number.NEGATIVE_INFINITY;
}
