import type { Event } from '../../../events/event.ts';
import type { Operator, Test } from '../../../events/run.ts';
import type { RunningFrame } from '../../../plan/frame.ts';
import type { Totals } from '../operator.ts';
import { groupIds, mayAddLists, withResults } from './groups.ts';
import { RunningTotals } from './running-totals.ts';
import { inTimeOrder } from './time-order.ts';

/** The groups, size and resets of a running window. */
export interface RunningOptions {
  readonly by: readonly string[];
  readonly frame: RunningFrame;
  readonly totals: () => Totals;
  readonly restartsBefore: Test;
  readonly restartsAfter: Test;
}

/** Adds the statistics of the rows up to it to each row (rule 116). */
export function runningWindow(options: RunningOptions): Operator {
  const { by, frame, totals: create, restartsBefore, restartsAfter } = options;
  const { includesCurrent, restarts } = frame;
  const ordered = frame.seconds === undefined ? (rows: Iterable<Event>) => rows : inTimeOrder;
  const hasChanged = changes(restarts.onChange);
  return function* (rows, run) {
    const totals = new RunningTotals(create, frame);
    const changed = hasChanged();
    for (const row of ordered(rows)) {
      const ids = groupIds(row, by, run);
      if (ids.length > 0 && (changed(ids) || restartsBefore(row, run) === true)) totals.reset();
      if (includesCurrent) totals.add(row, ids, run);
      totals.moveTo(row, ids);
      const results = ids.map((id) => totals.results(id, run));
      // Lists of values grow from row to row.
      if (!mayAddLists(results, run)) return;
      const result = withResults(row, results);
      yield result;
      if (!includesCurrent) totals.add(row, ids, run);
      if (ids.length > 0 && restartsAfter(result, run) === true) totals.reset();
    }
  };
}

/** Whether the groups of a row differ from the previous row's, if that matters. */
function changes(matters: boolean): () => (ids: readonly string[]) => boolean {
  return () => {
    let last: string | undefined;
    return (ids) => {
      const group = ids.join('\0');
      const isOther = last !== undefined && last !== group;
      last = group;
      return matters && isOther;
    };
  };
}
