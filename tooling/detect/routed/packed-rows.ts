import type { KeptList } from './routed-searches.ts';
import type { RowKeeper } from './row-keeper.ts';
import { receivedRows, type StoredRows, type StoredRowsData } from './stored-rows.ts';

/** The rows of a thread and its lists of them, for other threads. Nearly all of it is shared, not copied. Plain data. */
export interface PackedRows {
  readonly stored: StoredRowsData;
  /** The IDs of the lists, and where the rows of each end. */
  readonly ends: readonly (readonly [id: string, end: number])[];
  /** The rows of all lists, one list after the other. */
  readonly rows: Uint32Array;
}

/** Packs the rows of a thread. */
export function packRows(lists: readonly KeptList[], keeper: RowKeeper): PackedRows {
  const all = lists.map(({ id, rows }) => [id, rows.all] as const);
  const count = all.reduce((sum, [, { length }]) => sum + length, 0);
  const buffer = new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT);
  const rows = new Uint32Array(buffer);
  let end = 0;
  const ends = all.map(([id, own]) => {
    rows.set(own, end);
    end += own.length;
    return [id, end] as const;
  });
  return { stored: keeper.data, ends, rows };
}

/** The rows of another thread, and its lists by their IDs. */
export interface ReceivedRows {
  readonly stored: StoredRows;
  readonly lists: ReadonlyMap<string, Uint32Array>;
}

/** Opens the packed rows of another thread. */
export function unpackRows({ stored, ends, rows }: PackedRows): ReceivedRows {
  let start = 0;
  const lists = new Map<string, Uint32Array>();
  for (const [id, end] of ends) {
    lists.set(id, rows.subarray(start, end));
    start = end;
  }
  return { stored: receivedRows(stored), lists };
}
