import type { Event } from '../../events/event.ts';
import type { EventOrigin, StoredRows } from './stored-rows.ts';

const BITS = 26;
const MASK = 2 ** BITS - 1;

/** The most threads whose rows can be told apart. */
export const MOST_PARTS = 2 ** (32 - BITS);

/** The rows of all threads: those of this one first. The number of a row names its thread too. */
export class RowParts {
  readonly #parts: StoredRows[];

  constructor(own: StoredRows) {
    this.#parts = [own];
  }

  /** Adds the rows of another thread; returns what to add to their numbers. */
  add(rows: StoredRows): number {
    return (this.#parts.push(rows) - 1) * 2 ** BITS;
  }

  eventOf(row: number): Event {
    return this.#partOf(row).eventOf(row & MASK);
  }

  originOf(row: number): EventOrigin {
    return this.#partOf(row).originOf(row & MASK);
  }

  eventTimeOf(row: number): number {
    return this.#partOf(row).eventTimeOf(row & MASK);
  }

  orderOf(row: number): number {
    return this.#partOf(row).orderOf(row & MASK);
  }

  sequenceOf(row: number): number {
    return this.#partOf(row).sequenceOf(row & MASK);
  }

  timeOf(row: number): number {
    return this.#partOf(row).timeOf(row & MASK);
  }

  sizeOf(row: number): number {
    return this.#partOf(row).sizeOf(row & MASK);
  }

  indexOf(row: number): string {
    return this.#partOf(row).indexOf(row & MASK);
  }

  #partOf(row: number): StoredRows {
    const part = this.#parts[row >>> BITS];
    if (part === undefined) throw new Error(`no thread has the row ${row}`);
    return part;
  }
}
