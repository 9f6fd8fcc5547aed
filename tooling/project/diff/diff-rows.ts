import { rowKey } from '../../detect/trace-rows.ts';
import type { Event } from '../../events/event.ts';

/** Rows on one side only, repeated by the difference in count. */
export interface RowDifference {
  readonly gained: readonly Event[];
  readonly lost: readonly Event[];
}

/** Compares rows by value, in any order. */
export function diffRows(before: readonly Event[], after: readonly Event[]): RowDifference {
  return { gained: beyond(after, before), lost: beyond(before, after) };
}

function beyond(rows: readonly Event[], others: readonly Event[]): Event[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(rowKey(row), (left.get(rowKey(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(rowKey(row)) ?? 0;
    left.set(rowKey(row), count - 1);
    return count <= 0;
  });
}
