import { fieldMatcher } from '../../backends/engine/field-pattern.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toNumber, valuesOf } from '../../events/field-value.ts';
import type { Identifier } from '../../spl/ast.ts';
import type { Options } from '../arguments.ts';

/** Whether a field is summed: fields that match a pattern, or all fields that are not internal. */
export function isSummed(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(fieldMatcher);
  return (name) =>
    matchers.length === 0 ? !name.startsWith('_') : matchers.some((matches) => matches(name));
}

/** The sum of the numbers in a value; undefined if it has none. */
export function sumOf(value: FieldValue): number | undefined {
  let sum: number | undefined;
  for (const item of valuesOf(value)) {
    const number = toNumber(item);
    if (number !== undefined) sum = (sum ?? 0) + number;
  }
  return sum;
}

/** The field for the label of the totals row, if any. */
export function labelFieldOf(options: Options): readonly string[] {
  const label = options.get('labelfield')?.text;
  return label === undefined ? [] : [label];
}

/** The sums of columns over all rows. */
export interface ColumnTotals {
  /** Names and patterns; empty for all fields. */
  readonly fields: readonly string[];
  /** The field that marks the totals row. */
  readonly labelField: string | undefined;
  readonly label: string;
}

/** Prepares the sums of the given fields, or of all numeric ones. */
export function columnTotals(fields: readonly Identifier[], options: Options): ColumnTotals {
  return {
    fields: fields.map(({ text }) => text),
    labelField: options.get('labelfield')?.text,
    label: options.get('label')?.text ?? 'Total',
  };
}

/** The rows, followed by one row with the sum of each numeric column. */
export function* withColumnTotals(
  rows: Iterable<Event>,
  { labelField, label }: ColumnTotals,
  sums: (name: string) => boolean,
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
