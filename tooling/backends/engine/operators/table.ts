import type { Run } from '../../../events/run.ts';
import type { Table } from '../../../plan/plan.ts';
import type { Executable } from '../operator.ts';

/** The rows of a stored table; if it does not exist, no rows and a warning. */
export function table({ name, start, most }: Table): Executable {
  return function* (run: Run) {
    const stored = run.lookup(name);
    if (stored === undefined) run.warn(`lookup "${name}" does not exist: no rows returned`);
    const end = most === null ? undefined : start + most;
    yield* stored?.rows.slice(start, end) ?? [];
  };
}
