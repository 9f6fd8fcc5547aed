import { renamer } from '../../engine/field-pattern.ts';
import type { Event } from '../../events/event.ts';

/** A field that a pattern fits, and what its wildcards stand for. */
export interface FieldMatch {
  readonly field: string;
  readonly segments: readonly string[];
}

/**
 * The fields of the rows that fit the patterns, pattern by pattern, each field once. Of which rows is not documented:
 * here of all, as if they came in one batch, so that a row is visited for fields that only others have.
 */
export function matchesOf(rows: readonly Event[], patterns: readonly string[]): FieldMatch[] {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  const found = new Map<string, FieldMatch>();
  for (const pattern of patterns) {
    const segmentsOf = segmenter(pattern);
    for (const field of names) {
      // Internal fields are meant only where the pattern says so.
      if (found.has(field) || (field.startsWith('_') && !pattern.startsWith('_'))) continue;
      const segments = segmentsOf(field);
      if (segments !== undefined) found.set(field, { field, segments });
    }
  }
  return [...found.values()];
}

function segmenter(pattern: string): (field: string) => readonly string[] | undefined {
  const stars = pattern.split('*').length - 1;
  const rename = renamer(pattern, Array.from({ length: stars }, () => '*').join('\0'));
  return (field) => {
    const segments = rename(field);
    if (segments === undefined) return undefined;
    return stars === 0 ? [] : segments.split('\0');
  };
}
