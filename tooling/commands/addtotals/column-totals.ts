import { fieldMatcher } from '../../engine/field-pattern.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toNumber, valuesOf } from '../../events/field-value.ts';

/** Whether a field is one of those that are summed up: those that fit a pattern, or all but internal ones. */
export function isSummed(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(fieldMatcher);
  return (name) =>
    matchers.length === 0 ? !name.startsWith('_') : matchers.some((matches) => matches(name));
}

/** The sum of the numbers in a value; undefined if there are none. */
export function sumOf(value: FieldValue): number | undefined {
  let sum: number | undefined;
  for (const item of valuesOf(value)) {
    const number = toNumber(item);
    if (number !== undefined) sum = (sum ?? 0) + number;
  }
  return sum;
}

export interface ColumnTotals {
  readonly sums: (name: string) => boolean;
  /** The field that says that the row is a sum. */
  readonly labelField: string | undefined;
  readonly label: string;
}

/** The rows, and after them one more with the sum of each column of numbers. */
export function* withColumnTotals(
  rows: Iterable<Event>,
  { sums, labelField, label }: ColumnTotals,
): Iterable<Event> {
  const totals = new Map<string, FieldValue>();
  for (const row of rows) {
    for (const [name, value] of row) {
      const sum = sums(name) ? sumOf(value) : undefined;
      if (sum !== undefined) totals.set(name, (toNumber(totals.get(name)) ?? 0) + sum);
    }
    yield row;
  }
  if (labelField !== undefined) totals.set(labelField, label);
  yield totals;
}
