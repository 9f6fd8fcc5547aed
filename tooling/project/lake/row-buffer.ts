import { POSITION } from '../../backends/sql/tables.ts';
import { type Event, timeOf } from '../../events/event.ts';
import { type FieldValue, isList, toText } from '../../events/field-value.ts';
import { TIME_COLUMN } from './columns.ts';

/** The value of a field as it is stored: a text, or the texts of several values. */
export type StoredValue = string | readonly string[];

/** The values of one field, and the rows that have them. */
export interface SparseColumn {
  readonly rows: number[];
  readonly values: StoredValue[];
  /** How many of them are lists. */
  lists: number;
}

/** Fields whose columns every table has. */
const HAVE_COLUMNS: ReadonlySet<string> = new Set([TIME_COLUMN, POSITION]);

/** What a value takes in memory besides its text, in bytes. */
const VALUE = 32;

/** Rows of a table that wait to be written, by column: most events have few of all fields. */
export class RowBuffer {
  readonly columns = new Map<string, SparseColumn>();
  readonly times: (number | undefined)[] = [];
  /** The position of the event of each row among all events that were read, which decides between equal times. */
  readonly positions: number[] = [];
  readonly indexes: string[] = [];
  /** About the number of bytes that the rows take in memory. */
  bytes = 0;

  get rows(): number {
    return this.positions.length;
  }

  /** Adds a row. Returns how many of its fields were left out, because `mayHave` refuses them. */
  add(row: Event, { order, index, mayHave }: RowPlace): number {
    const number = this.rows;
    let leftOut = 0;
    for (const [field, value] of row) {
      const stored = HAVE_COLUMNS.has(field) ? undefined : storedValue(value);
      if (stored === undefined) continue;
      if (mayHave(field)) this.#set(field, number, stored);
      else leftOut += 1;
    }
    this.times.push(row.has('_time') ? timeOf(row) : undefined);
    this.positions.push(order);
    this.indexes.push(index);
    this.bytes += VALUE;
    return leftOut;
  }

  #set(field: string, row: number, value: StoredValue): void {
    let column = this.columns.get(field);
    if (column === undefined) {
      column = { rows: [], values: [], lists: 0 };
      this.columns.set(field, column);
    }
    column.rows.push(row);
    column.values.push(value);
    if (typeof value !== 'string') column.lists += 1;
    this.bytes += costOf(value);
  }
}

/** Where a row comes from, and which fields its table may have. */
export interface RowPlace {
  readonly order: number;
  readonly index: string;
  readonly mayHave: (field: string) => boolean;
}

function storedValue(value: FieldValue): StoredValue | undefined {
  if (value === null || (isList(value) && value.length === 0)) return undefined;
  return isList(value) ? value.map(toText) : toText(value);
}

function costOf(value: StoredValue): number {
  if (typeof value === 'string') return VALUE + value.length;
  return value.reduce((sum, text) => sum + VALUE + text.length, VALUE);
}
