import { mayAdd } from '../../../events/bounds.ts';
import { valuesOf } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';

/** Returns a row for each value of a multivalue field, up to a limit (0 for all). */
export function unnest(field: string, limit: number): Operator {
  return function* (rows, run) {
    for (const row of rows) {
      const values = valuesOf(row.get(field));
      if (values.length < 2) {
        yield row;
        continue;
      }
      for (const value of limit > 0 ? values.slice(0, limit) : values) {
        if (!mayAdd(row.size, run)) return;
        yield new Map(row).set(field, value);
      }
    }
  };
}
