import { keyText } from '../../../events/bounds.ts';
import type { Operator } from '../../../events/run.ts';

/** The fields that are compared, and how many rows of each combination are kept. */
export interface DedupOptions {
  readonly fields: readonly string[];
  readonly keep: number;
  readonly keepEmpty: boolean;
  /** Whether only adjacent rows are compared. */
  readonly consecutive: boolean;
}

/** Keeps the first rows of each combination of values; removes rows without one of the fields (rule 121). */
export function dedup({ fields, keep, keepEmpty, consecutive }: DedupOptions): Operator {
  return function* (input, run) {
    let seen = new Map<string, number>();
    for (const row of input) {
      const values = fields.map((field) => row.get(field) ?? null);
      if (values.includes(null)) {
        if (keepEmpty) yield row;
        continue;
      }
      const key = keyText(values, run);
      if (key === undefined) return;
      const count = (seen.get(key) ?? 0) + 1;
      if (consecutive && count === 1) seen = new Map();
      seen.set(key, count);
      if (count <= keep) yield row;
    }
  };
}
