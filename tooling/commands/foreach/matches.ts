import { renamer } from '../../backends/engine/field-pattern.ts';
import type { Event } from '../../events/event.ts';

/** A field that a pattern matches, and what its wildcards matched. */
export interface FieldMatch {
  readonly field: string;
  readonly segments: readonly string[];
}

/**
 * The fields that match the patterns, pattern by pattern, each field once. The documentation does not say which rows
 * count. All rows count here, as if they came in one batch, so the body also runs on rows without the field.
 */
export function matchesOf(rows: readonly Event[], patterns: readonly string[]): FieldMatch[] {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  const found = new Map<string, FieldMatch>();
  for (const pattern of patterns) {
    const segmentsOf = segmenter(pattern);
    for (const field of names) {
      // Internal fields match only if the pattern names them.
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
