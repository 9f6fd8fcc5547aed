import { mayAdd, mayGroup } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import {
  type FieldValue,
  isList,
  toFieldValue,
  toText,
  valuesOf,
} from '../../../events/field-value.ts';
import type { Run } from '../../../events/run.ts';
import { keysOf } from '../operators/aggregate.ts';

/** The groups of a row: none if a BY field is missing, several if one is multivalue. */
export function groupIds(row: Event, by: readonly string[], run: Run): readonly string[] {
  if (by.length === 0) return ALL;
  const ids: string[] = [];
  for (const key of keysOf(row, { by, dedupSplitValues: true }, run))
    ids.push(key.map(toText).join('\0'));
  return ids.length < 2 || mayGroup(ids.length, 0, run) ? ids : [];
}

const ALL = [''];

/** The fields that a window adds to a row. */
export type Results = readonly (readonly [name: string, value: FieldValue])[];

/**
 * A row with the results of its groups. The documentation does not cover rows in several groups (multivalue BY fields):
 * such a row gets the values of all its groups, in order.
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

/** Whether the run may hold one more row with the lists of values in these results. */
export function mayAddLists(results: readonly Results[], run: Run): boolean {
  let count = 0;
  for (const [, value] of results.flat()) if (isList(value)) count += value.length;
  return count === 0 || mayAdd(count, run);
}
