import type { Event } from '../../events/event.ts';
import { toNumber, toText, valuesOf } from '../../events/field-value.ts';
import type { Operator } from '../../events/run.ts';
import type { Totals } from '../../plan/plan.ts';

export interface TopOptions {
  readonly field: string;
  readonly from: 'top' | 'bottom';
  readonly count: number;
  readonly totals: () => Totals;
}

/** Keeps the rows whose field has one of the values with the highest or lowest statistic. */
export function topValues({ field, from, count, totals }: TopOptions): Operator {
  return function* (input, run) {
    const rows = [...input];
    const byText = new Map<string, Totals>();
    for (const row of rows) {
      for (const text of textsOf(row, field)) {
        const known = byText.get(text) ?? totals();
        byText.set(text, known);
        known.add(row, run);
      }
    }
    const ranked = [...byText]
      .map(([text, known]) => [text, statistic(known)] as const)
      .sort(([, a], [, b]) => (from === 'top' ? b - a : a - b));
    const kept = new Set(ranked.slice(0, count).map(([text]) => text));
    for (const row of rows) if (textsOf(row, field).some((text) => kept.has(text))) yield row;
  };
}

function textsOf(row: Event, field: string): readonly string[] {
  return valuesOf(row.get(field)).map(toText);
}

function statistic(totals: Totals): number {
  for (const [, value] of totals.results()) return toNumber(value) ?? Number.NEGATIVE_INFINITY;
  return Number.NEGATIVE_INFINITY;
}
