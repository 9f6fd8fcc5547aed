import { effectOf } from '../effect-of.ts';
import type { LogicalPlan } from '../plan.ts';

/** Names of the fields that the nodes above may read; `all` if they may read any. */
export type NeededFields = ReadonlySet<string> | 'all';

/** The fields that a node and those above it may read of an input row, given what those above read of its rows. */
export function fieldsBelow(node: LogicalPlan, above: NeededFields): NeededFields {
  const { reads, keeps, rows } = effectOf(node);
  if (reads === 'any') return 'all';
  const own = reads.map(({ text }) => text);
  if (rows === 'regrouped') return named(own);
  if (above !== 'all') return named([...above, ...own]);
  return keeps === 'all' ? 'all' : named([...keeps, ...own]);
}

/** Every command may go by the time of rows. */
function named(names: readonly string[]): NeededFields {
  return names.some((name) => /[*{]/.test(name)) ? 'all' : new Set(['_time', ...names]);
}
