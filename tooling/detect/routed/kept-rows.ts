import type { Budget } from '../../base/budget.ts';
import type { LimitHit } from '../../base/limits.ts';
import { type Event, timeOf } from '../../events/event.ts';
import type { Dataset } from '../../events/run.ts';

/** Where an event comes from. */
export interface EventOrigin {
  readonly file: string;
  /** Its number in the file, from 1. */
  readonly number: number;
  /** The offset of its record in bytes of the uncompressed file. */
  readonly offset: number;
  /** Its number among all events, from 1. */
  readonly order: number;
  /** Seconds since 1970; 0 if it has no time. */
  readonly time: number;
}

/** A row that a search may need. */
export interface KeptRow {
  readonly row: Event;
  readonly origin: EventOrigin;
  /** The index of the event. */
  readonly index: string;
  /** What it takes: see `ROW`. */
  readonly size: number;
  /** What all kept rows of its thread take up to this one: a number in the order in which they were kept. */
  readonly sequence: number;
  /** Whether memory was left for it; if not, it can be missed but not kept. */
  readonly fits: boolean;
}

/** A range of time, in seconds since 1970: from the first to before the second. */
export interface KeptRange {
  readonly from: number;
  readonly until: number;
}

/** The name of a dataset, for maps. */
export function datasetKey(dataset: Dataset): string {
  return JSON.stringify(dataset);
}

const NO_FIELDS: Event = new Map();

/** Rows of a dataset that one search may need, or several share. */
export class KeptRows {
  readonly #rows: KeptRow[] = [];
  readonly #budget: Budget;
  #isSorted = true;
  #firstMissed: KeptRow | undefined;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Keeps a row, once even if several parts of the search need it, as long as memory is left. */
  add(kept: KeptRow): void {
    if (this.#rows.at(-1)?.row === kept.row) return;
    if (kept.fits && this.#budget.spend('kept-values', kept.size)) {
      this.#rows.push(kept);
      this.#isSorted = false;
      return;
    }
    if (!kept.fits) this.#budget.reach('all-kept-values');
    this.#firstMissed ??= { ...kept, row: NO_FIELDS };
  }

  /** The limits that kept rows from being kept. */
  get hits(): readonly LimitHit[] {
    return this.#budget.hits;
  }

  /** The rows, and the first that was not kept, without its fields. All after it were not kept either. */
  get all(): readonly KeptRow[] {
    return this.#firstMissed === undefined ? this.#rows : [...this.#rows, this.#firstMissed];
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The rows of a range of time, newest first. */
  within(range: KeptRange | undefined): readonly KeptRow[] {
    const rows = this.newestFirst;
    if (range === undefined) return rows;
    return rows.slice(firstBefore(rows, range.until), firstBefore(rows, range.from));
  }

  /** Rows of the same time keep the order in which they were read. */
  get newestFirst(): readonly KeptRow[] {
    if (!this.#isSorted) this.#rows.sort((a, b) => timeOf(b.row) - timeOf(a.row));
    this.#isSorted = true;
    return this.#rows;
  }
}

/** The position of the first row before a time; the rows are sorted, newest first. */
function firstBefore(rows: readonly KeptRow[], time: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle]?.row;
    if (row !== undefined && timeOf(row) >= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
