import type { Budget } from '../../base/budget.ts';
import type { LimitHit, LimitId } from '../../base/limits.ts';
import type { Dataset } from '../../events/run.ts';
import { RowList } from './row-list.ts';
import type { RowParts } from './row-parts.ts';

/** A range of time, in seconds since 1970: from the first to before the second. */
export interface KeptRange {
  readonly from: number;
  readonly until: number;
}

/** The name of a dataset, for maps. */
export function datasetKey(dataset: Dataset): string {
  return JSON.stringify(dataset);
}

/** Rows of a dataset that one search may need, or several share: the numbers of stored rows. */
export class KeptRows {
  readonly #rows = new RowList();
  readonly #parts: RowParts;
  readonly #budget: Budget;
  #isSorted = true;
  #firstMissed: number | undefined;

  constructor(parts: RowParts, budget: Budget) {
    this.#parts = parts;
    this.#budget = budget;
  }

  /** Keeps a row, once even if several parts of the search need it, as long as memory is left for it in this list. */
  add(row: number): void {
    if (this.#rows.last === row) return;
    if (!this.#budget.spend('kept-values', this.#parts.sizeOf(row))) {
      this.#firstMissed ??= row;
      return;
    }
    this.#rows.push(row);
    this.#isSorted = false;
  }

  /** Notes that no memory was left for a row. The first of these is stored without its fields. */
  miss(limit: LimitId, row: () => number): void {
    this.#budget.reach(limit);
    this.#firstMissed ??= row();
  }

  /** The limits that kept rows from being kept. */
  get hits(): readonly LimitHit[] {
    return this.#budget.hits;
  }

  /** The rows, and the first that was not kept. All after it were not kept either. */
  get all(): Uint32Array {
    const rows = this.#rows.slice();
    return this.#firstMissed === undefined ? rows : Uint32Array.of(...rows, this.#firstMissed);
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The rows of a range of time, newest first; those of the same time in the order in which they were read. */
  within(range?: KeptRange): Uint32Array {
    this.#sort();
    if (range === undefined) return this.#rows.slice();
    return this.#rows.slice(this.#firstBefore(range.until), this.#firstBefore(range.from));
  }

  #sort(): void {
    const parts = this.#parts;
    if (!this.#isSorted) this.#rows.sort((a, b) => parts.timeOf(b) - parts.timeOf(a));
    this.#isSorted = true;
  }

  /** The position of the first row before a time; the rows are sorted, newest first. */
  #firstBefore(time: number): number {
    const rows = this.#rows.slice();
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#parts.timeOf(rows[middle] ?? 0) >= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
