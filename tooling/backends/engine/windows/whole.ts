import { held } from '../../../events/bounds.ts';
import type { Operator } from '../../../events/run.ts';
import type { Totals } from '../operator.ts';
import { groupIds, mayAddLists, type Results, withResults } from './groups.ts';

/** Adds the statistics of its group to each row. */
export function wholeWindow(by: readonly string[], totals: () => Totals): Operator {
  return (input, run) =>
    held(input, run, function* (rows) {
      const idsByRow = rows.map((row) => groupIds(row, by, run));
      const groups = new Map<string, Totals>();
      for (const [index, row] of rows.entries()) {
        for (const id of idsByRow[index] ?? []) {
          const group = groups.get(id) ?? totals();
          groups.set(id, group);
          group.add(row, run);
        }
      }
      const results = new Map<string, Results>();
      for (const [id, group] of groups) results.set(id, [...group.results(run)]);
      for (const [index, row] of rows.entries()) {
        const own = idsByRow[index]?.map((id) => results.get(id) ?? []) ?? [];
        if (own.length > 1 && !mayAddLists(own, run)) return;
        yield withResults(row, own);
      }
    });
}
