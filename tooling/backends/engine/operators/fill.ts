import { held, mayAdd } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import type { Operator } from '../../../events/run.ts';

/** The value of missing fields, and the fields that get it. */
export interface FillOptions {
  readonly fields: readonly string[] | 'all';
  /** Fields to fill besides those that any row has. */
  readonly needed: readonly string[];
  readonly value: string;
}

/** Sets a value where a field is missing; an empty text is not missing. */
export function fill({ fields, needed, value }: FillOptions): Operator {
  if (fields === 'all') return fillAll(value, needed);
  return function* (rows) {
    for (const row of rows) yield filled(row, fields, value);
  };
}

/** As many fields as rows of one kind may differ in. */
const FEW = 100;

function fillAll(value: string, needed: readonly string[]): Operator {
  return (input, run) =>
    held(input, run, function* (rows) {
      const names = new Set(needed);
      for (const row of rows) for (const name of row.keys()) names.add(name);
      const all = [...names];
      for (const row of rows) {
        const missing = all.length - row.size;
        // Rows with fields of their own would all get those of the others.
        if (missing > FEW && !mayAdd(missing, run)) return;
        yield filled(row, all, value);
      }
    });
}

function filled(row: Event, names: readonly string[], value: string): Event {
  const missing = names.filter((name) => (row.get(name) ?? null) === null);
  if (missing.length === 0) return row;
  const copy = new Map(row);
  for (const name of missing) copy.set(name, value);
  return copy;
}
