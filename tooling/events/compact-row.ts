import type { Event } from './event.ts';
import type { FieldValue } from './field-value.ts';

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

/** A row that takes a third of the memory of a map: rows of the same kind share the names of their fields. */
export class CompactRow implements Event {
  readonly #shape: RowShape;
  /** By the positions of the shape; null for a field that the row does not have. */
  readonly #values: readonly FieldValue[];
  readonly size: number;

  constructor(shape: RowShape, values: readonly FieldValue[]) {
    this.#shape = shape;
    this.#values = values;
    let size = 0;
    for (const value of values) if (value !== null) size += 1;
    this.size = size;
  }

  get(name: string): FieldValue | undefined {
    const slot = this.#shape.slotOf(name);
    return slot === undefined ? undefined : (this.#values[slot] ?? undefined);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *entries(): MapIterator<[string, FieldValue]> {
    const { names } = this.#shape;
    for (const [slot, value] of this.#values.entries())
      if (value !== null) yield [names[slot] ?? '', value];
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
