import type { Budget } from '../../base/budget.ts';
import { ROW } from '../../events/bounds.ts';
import { type Event, timeOf } from '../../events/event.ts';
import type { Dataset } from '../../events/run.ts';

/** Where an event comes from. */
export interface EventOrigin {
  readonly file: string;
  /** Its number in the file, from 1. */
  readonly number: number;
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
}

/** The name of a dataset, for maps. */
export function datasetKey(dataset: Dataset): string {
  return JSON.stringify(dataset);
}

/** The rows that one search may need, by dataset, in the order in which they were read. */
export class KeptRows {
  readonly #byDataset = new Map<string, KeptRow[]>();
  readonly #budget: Budget;
  #sorted = true;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get isEmpty(): boolean {
    return this.#byDataset.size === 0;
  }

  /** Keeps a row, once even if several parts of the search need it, as long as memory is left. */
  add(key: string, kept: KeptRow): void {
    const rows = this.#byDataset.get(key) ?? [];
    if (rows.at(-1)?.row === kept.row) return;
    if (!this.#budget.spend('kept-values', kept.row.size + ROW)) return;
    rows.push(kept);
    this.#byDataset.set(key, rows);
    this.#sorted = false;
  }

  /** The rows of a dataset, newest first. Rows of the same time keep their order. */
  rowsOf(key: string): readonly KeptRow[] {
    if (!this.#sorted) this.#sort();
    return this.#byDataset.get(key) ?? [];
  }

  #sort(): void {
    for (const rows of this.#byDataset.values()) rows.sort((a, b) => timeOf(b.row) - timeOf(a.row));
    this.#sorted = true;
  }
}
