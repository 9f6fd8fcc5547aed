import type { Event } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import { Column, type ColumnData } from './column.ts';
import { RowShape, type SlotReader, StoredRow } from './stored-row.ts';
import { SharedValues, sizeOfText, ValueTable, type ValueTableData } from './value-table.ts';

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

/** The events behind a result row. */
export interface EventsBehind {
  /** The first of them. */
  readonly listed: readonly EventOrigin[];
  /** The number of all. */
  readonly count: number;
  /** The time of the newest; 0 if none has a time. */
  readonly newest: number;
}

/** What is stored of a row besides its values. */
export interface RowFacts {
  readonly origin: EventOrigin;
  /** The index of the event. */
  readonly index: string;
  /** What it takes: see `ROW`. */
  readonly size: number;
  /** What all kept rows of its thread take up to this one: a number in the order in which they were kept. */
  readonly sequence: number;
  /** The time of the row itself. */
  readonly time: number;
}

/** The positions of the numbers of a row. */
const SIZE = 0;
const FILE = 1;
const INDEX = 2;
const SHAPE = 3;
const START = 4;
const INTEGERS = 5;
const NUMBER = 0;
const OFFSET = 1;
const ORDER = 2;
const TIME = 3;
const ROW_TIME = 4;
const SEQUENCE = 5;
const DOUBLES = 6;

interface Columns {
  readonly integers: Column<Int32Array>;
  readonly doubles: Column<Float64Array>;
  /** The numbers of the values of all rows, one row after the other. */
  readonly slots: Column<Int32Array>;
  readonly shapes: readonly RowShape[];
  readonly values: { at(id: number): FieldValue | undefined };
}

/** Rows as columns of numbers, which take a fraction of the memory of maps. A row is named by its number. */
export class StoredRows implements SlotReader {
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  eventOf(row: number): Event {
    const { integers, shapes } = this.#columns;
    const shape = shapes[integers.at(row * INTEGERS + SHAPE)] ?? NO_FIELDS;
    return new StoredRow(this, shape, integers.at(row * INTEGERS + START));
  }

  valueAt(position: number): FieldValue | undefined {
    const { slots, values } = this.#columns;
    return values.at(slots.at(position));
  }

  originOf(row: number): EventOrigin {
    const { doubles } = this.#columns;
    const first = row * DOUBLES;
    return {
      file: this.#textOf(row, FILE),
      number: doubles.at(first + NUMBER),
      offset: doubles.at(first + OFFSET),
      order: this.orderOf(row),
      time: this.eventTimeOf(row),
    };
  }

  eventTimeOf(row: number): number {
    return this.#columns.doubles.at(row * DOUBLES + TIME);
  }

  orderOf(row: number): number {
    return this.#columns.doubles.at(row * DOUBLES + ORDER);
  }

  /** The time of the row itself. */
  timeOf(row: number): number {
    return this.#columns.doubles.at(row * DOUBLES + ROW_TIME);
  }

  sequenceOf(row: number): number {
    return this.#columns.doubles.at(row * DOUBLES + SEQUENCE);
  }

  sizeOf(row: number): number {
    return this.#columns.integers.at(row * INTEGERS + SIZE);
  }

  indexOf(row: number): string {
    return this.#textOf(row, INDEX);
  }

  #textOf(row: number, position: number): string {
    const { integers, values } = this.#columns;
    return toText(values.at(integers.at(row * INTEGERS + position)));
  }
}

const NO_FIELDS = new RowShape([]);

/** Stored rows for another thread: columns are not copied. Plain data. */
export interface StoredRowsData {
  readonly integers: ColumnData<Int32Array>;
  readonly doubles: ColumnData<Float64Array>;
  readonly slots: ColumnData<Int32Array>;
  /** The names of fields, by shape. */
  readonly shapes: readonly (readonly string[])[];
  readonly values: ValueTableData;
}

/** The rows of another thread. */
export function receivedRows(data: StoredRowsData): StoredRows {
  return new StoredRows({
    integers: new Column(Int32Array, data.integers),
    doubles: new Column(Float64Array, data.doubles),
    slots: new Column(Int32Array, data.slots),
    shapes: data.shapes.map((names) => new RowShape(names)),
    values: new SharedValues(data.values),
  });
}

/** Stores rows. */
export class RowWriter {
  readonly #integers = new Column(Int32Array);
  readonly #doubles = new Column(Float64Array);
  readonly #slots = new Column(Int32Array);
  readonly #shapes: RowShape[] = [];
  readonly #numbers = new Map<RowShape, number>();
  readonly #values = new ValueTable();
  readonly rows: StoredRows;
  #count = 0;
  #namesSize = 0;

  constructor() {
    this.rows = new StoredRows({
      integers: this.#integers,
      doubles: this.#doubles,
      slots: this.#slots,
      shapes: this.#shapes,
      values: this.#values,
    });
  }

  /** What the texts of all rows and the names of their fields take: see `ValueTable`. */
  get textSize(): number {
    return this.#values.textSize + this.#namesSize;
  }

  /** Stores a row by the values of its shape, and returns its number. */
  add(
    shape: RowShape,
    values: readonly (FieldValue | undefined)[],
    { origin, index, size, sequence, time: rowTime }: RowFacts,
  ): number {
    const { file, number, offset, order, time } = origin;
    const start = this.#slots.length;
    for (const value of values) this.#slots.push(this.#values.idOf(value));
    const integers = this.#integers;
    integers.push(size);
    integers.push(this.#values.idOf(file));
    integers.push(this.#values.idOf(index));
    integers.push(this.#numberOf(shape));
    integers.push(start);
    const doubles = this.#doubles;
    doubles.push(number);
    doubles.push(offset);
    doubles.push(order);
    doubles.push(time);
    doubles.push(rowTime);
    doubles.push(sequence);
    this.#count += 1;
    return this.#count - 1;
  }

  #numberOf(shape: RowShape): number {
    const known = this.#numbers.get(shape);
    if (known !== undefined) return known;
    const number = this.#shapes.push(shape) - 1;
    this.#numbers.set(shape, number);
    for (const name of shape.names) this.#namesSize += sizeOfText(name);
    return number;
  }

  /** All rows for another thread. */
  get data(): StoredRowsData {
    return {
      integers: this.#integers.data,
      doubles: this.#doubles.data,
      slots: this.#slots.data,
      shapes: this.#shapes.map(({ names }) => names),
      values: this.#values.data,
    };
  }
}
