import type { Budget } from '../../base/budget.ts';
import { ROW } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import type { FieldValue } from '../../events/field-value.ts';
import type { KeptRows } from './kept-rows.ts';
import { RowParts } from './row-parts.ts';
import { RowShape } from './stored-row.ts';
import { type RowFacts, RowWriter, type StoredRowsData } from './stored-rows.ts';

/** A row to keep. */
export interface NewRow extends Omit<RowFacts, 'size' | 'sequence'> {
  readonly shape: RowShape;
  /** By the positions of the shape; undefined for a field that the row does not have. */
  readonly values: readonly (FieldValue | undefined)[];
}

/** Stores the rows that all searches of a run need, as long as memory is left for them. */
export class RowKeeper {
  readonly parts: RowParts;
  readonly #total: Budget;
  readonly #writer = new RowWriter();
  readonly #shapes = new Map<string, RowShape>();

  constructor(total: Budget) {
    this.#total = total;
    this.parts = new RowParts(this.#writer.rows);
  }

  /** Stores a row. Returns what adds it to a list. */
  keep({ shape, values, ...rest }: NewRow): (list: KeptRows) => void {
    const total = this.#total;
    let size = ROW;
    for (const value of values) if (value !== undefined) size += 1;
    const isFull = total.isSpent('kept-text');
    const fits = total.spend('all-kept-values', size);
    const facts = { ...rest, size, sequence: this.spent };
    if (fits && !isFull) {
      const row = this.#add(shape, values, facts);
      return (list) => list.add(row);
    }
    const limit = fits ? 'kept-text' : 'all-kept-values';
    let missed: number | undefined;
    return (list) =>
      list.miss(limit, () => {
        missed ??= this.#writer.add(NO_FIELDS, [], facts);
        return missed;
      });
  }

  /** The shape of an event with all of its fields. */
  shapeOf(event: Event): RowShape {
    const names = [...event.keys()];
    const key = names.join('\0');
    const shape = this.#shapes.get(key) ?? new RowShape(names);
    this.#shapes.set(key, shape);
    return shape;
  }

  /** What all kept rows take. */
  get spent(): number {
    return this.#total.spent('all-kept-values');
  }

  /** What the texts of all kept rows take. */
  get textSize(): number {
    return this.#writer.textSize;
  }

  /** All rows for another thread. */
  get data(): StoredRowsData {
    return this.#writer.data;
  }

  #add(shape: RowShape, values: NewRow['values'], facts: RowFacts): number {
    const before = this.textSize;
    const row = this.#writer.add(shape, values, facts);
    this.#total.spend('kept-text', this.textSize - before);
    return row;
  }
}

const NO_FIELDS = new RowShape([]);
