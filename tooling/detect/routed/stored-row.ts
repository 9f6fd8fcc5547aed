import type { Event } from '../../events/event.ts';
import type { FieldValue } from '../../events/field-value.ts';

/** The fields that rows of one kind may have, in order. */
export class RowShape {
  readonly names: readonly string[];
  readonly #slots: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#slots = new Map(names.map((name, slot) => [name, slot]));
  }

  /** The position of a field; undefined if no row has it. */
  slotOf(name: string): number | undefined {
    return this.#slots.get(name);
  }
}

/** A value of rows by its position; undefined for a field that a row does not have. */
export interface SlotReader {
  valueAt(position: number): FieldValue | undefined;
}

/** A row whose values are in columns, in the order of its shape. */
export class StoredRow implements Event {
  readonly #slots: SlotReader;
  readonly #shape: RowShape;
  /** The position of its first value. */
  readonly #start: number;

  constructor(slots: SlotReader, shape: RowShape, start: number) {
    this.#slots = slots;
    this.#shape = shape;
    this.#start = start;
  }

  get(name: string): FieldValue | undefined {
    const slot = this.#shape.slotOf(name);
    return slot === undefined ? undefined : this.#slots.valueAt(this.#start + slot);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    let size = 0;
    for (const _ of this.entries()) size += 1;
    return size;
  }

  *entries(): MapIterator<[string, FieldValue]> {
    for (const [slot, name] of this.#shape.names.entries()) {
      const value = this.#slots.valueAt(this.#start + slot);
      if (value !== undefined) yield [name, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<FieldValue> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, FieldValue]> {
    return this.entries();
  }

  forEach(use: (value: FieldValue, name: string, row: Event) => void): void {
    for (const [name, value] of this.entries()) use(value, name, this);
  }
}
