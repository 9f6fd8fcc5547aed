import { mayAdd } from '../../../events/bounds.ts';
import type { FieldValue } from '../../../events/field-value.ts';
import type { Values } from '../../../plan/plan.ts';
import type { Executable } from '../operator.ts';

/** The rows of the plan itself, as many times as it asks for. */
export function values({ rows, times, stamped }: Values): Executable {
  return function* (run) {
    for (let made = 0; made < times; made += 1) {
      for (const row of rows) {
        if (!mayAdd(row.length, run)) return;
        yield new Map<string, FieldValue>(stamped ? [['_time', run.now], ...row] : row);
      }
    }
  };
}
