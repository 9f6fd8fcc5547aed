import { keysOf } from '../../engine/operators/aggregate.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../../events/field-value.ts';

/** The groups that a row belongs to: none without one of the BY fields, several with a multivalue in one. */
export function groupIds(row: Event, by: readonly string[]): readonly string[] {
  if (by.length === 0) return ALL;
  return keysOf(row, { by, dedupSplitValues: true }).map((key) => key.map(toText).join('\0'));
}

const ALL = [''];

export type Results = readonly (readonly [name: string, value: FieldValue])[];

/**
 * A row with the results of its groups. Several groups, of a multivalue, are not documented: here the row has the
 * values of all of them, in order.
 */
export function withResults(row: Event, results: readonly Results[]): Event {
  const added = new Map<string, FieldValue>();
  for (const [name, value] of results.flat()) {
    if (value === null) continue;
    const earlier = added.get(name);
    added.set(
      name,
      earlier === undefined ? value : toFieldValue([...valuesOf(earlier), ...valuesOf(value)]),
    );
  }
  return new Map([...row, ...added]);
}
