import type { Event } from '../../../events/event.ts';
import type { FieldValue } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';
import { renamer } from '../field-pattern.ts';

/**
 * Renames fields, pair by pair. A missing source field removes the target (rule 127); a pattern renames each matching
 * field (rule 126).
 */
export function rename(pairs: readonly (readonly [from: string, to: string])[]): Operator {
  const steps = pairs.map(([from, to]) =>
    from.includes('*') ? byPattern(from, to) : byName(from, to),
  );
  return function* (input) {
    for (const row of input) yield steps.reduce<Event>((renamed, step) => step(renamed), row);
  };
}

function byName(from: string, to: string) {
  return (row: Event): Event => {
    if (from === to) return row;
    const value = row.get(from);
    if (value === undefined && !row.has(to)) return row;
    const renamed = new Map<string, FieldValue>();
    // The field keeps its position, so that columns stay in order.
    for (const [name, item] of row) {
      if (name === from) renamed.set(to, item);
      else if (name !== to) renamed.set(name, item);
    }
    return renamed;
  };
}

function byPattern(from: string, to: string) {
  const newName = renamer(from, to);
  const cache = new Map<string, string>();
  const nameOf = (field: string): string => {
    const known = cache.get(field) ?? newName(field) ?? field;
    cache.set(field, known);
    return known;
  };
  return (row: Event): Event => {
    const renamed = new Map<string, FieldValue>();
    for (const [name, item] of row) renamed.set(nameOf(name), item);
    return renamed;
  };
}
