import type { FieldValue } from '../../events/field-value.ts';
import type { EventOrigin, KeptRow } from './kept-rows.ts';
import type { KeptList } from './routed-searches.ts';

/** Lists of rows as plain data, which another thread can take: each row once, whatever the number of its lists. */
export interface PackedRows {
  /** The names of fields, by shape. */
  readonly shapes: readonly (readonly string[])[];
  /** The shape of each row. */
  readonly shapeOf: Int32Array;
  /** The values of all rows, one after the other. */
  readonly values: readonly FieldValue[];
  readonly files: readonly string[];
  /** Numbers of each row: size, sequence, file, number in the file, offset, order, time. */
  readonly origins: Float64Array;
  readonly indexes: readonly string[];
  /** The rows of each list. */
  readonly lists: readonly (readonly [id: string, rows: Int32Array])[];
}

const NUMBERS = 7;

/** Packs lists of rows. */
export function packRows(lists: readonly KeptList[]): PackedRows {
  const packer = new Packer();
  const packed = lists.map(
    ({ id, rows }) => [id, Int32Array.from(rows.all, (row) => packer.numberOf(row))] as const,
  );
  return { ...packer.packed, lists: packed };
}

class Packer {
  readonly #numbers = new Map<KeptRow, number>();
  readonly #shapes = new Numbering<string>();
  readonly #names: (readonly string[])[] = [];
  readonly #shapeOf: number[] = [];
  readonly #values: FieldValue[] = [];
  readonly #files = new Numbering<string>();
  readonly #origins: number[] = [];
  readonly #indexes: string[] = [];

  numberOf(kept: KeptRow): number {
    const known = this.#numbers.get(kept);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(kept, number);
    const { row, origin, index, size, sequence } = kept;
    // Reading all entries completes a row that is rendered on demand.
    const entries = [...row];
    const names = entries.map(([name]) => name);
    const shape = this.#shapes.of(JSON.stringify(names));
    this.#names[shape] = names;
    this.#shapeOf.push(shape);
    for (const [, value] of entries) this.#values.push(value);
    const { file, number: inFile, offset, order, time } = origin;
    this.#origins.push(size, sequence, this.#files.of(file), inFile, offset, order, time);
    this.#indexes.push(index);
    return number;
  }

  get packed(): Omit<PackedRows, 'lists'> {
    return {
      shapes: this.#names,
      shapeOf: Int32Array.from(this.#shapeOf),
      values: this.#values,
      files: this.#files.all,
      origins: Float64Array.from(this.#origins),
      indexes: this.#indexes,
    };
  }
}

/** Numbers for things, in the order in which they are first seen. */
class Numbering<Thing> {
  readonly #numbers = new Map<Thing, number>();

  of(thing: Thing): number {
    const number = this.#numbers.get(thing) ?? this.#numbers.size;
    this.#numbers.set(thing, number);
    return number;
  }

  get all(): readonly Thing[] {
    return [...this.#numbers.keys()];
  }
}

/** The rows of packed lists, by the ID of the list. */
export function unpackRows(packed: PackedRows): ReadonlyMap<string, readonly KeptRow[]> {
  const rows = unpacked(packed);
  return new Map(
    packed.lists.map(([id, numbers]) => [id, [...numbers].flatMap((number) => rows[number] ?? [])]),
  );
}

function unpacked({ shapes, shapeOf, values, files, origins, indexes }: PackedRows): KeptRow[] {
  let at = 0;
  return [...shapeOf].map((shape, number) => {
    const row = new Map<string, FieldValue>();
    for (const name of shapes[shape] ?? []) {
      row.set(name, values[at] ?? null);
      at += 1;
    }
    const own = origins.subarray(number * NUMBERS, (number + 1) * NUMBERS);
    const [size = 0, sequence = 0, file = 0, ...numbers] = own;
    const origin = originOf(files[file], numbers);
    return { row, origin, index: indexes[number] ?? '', size, sequence, fits: true };
  });
}

function originOf(
  file = '',
  [number = 0, offset = 0, order = 0, time = 0]: readonly number[],
): EventOrigin {
  return { file, number, offset, order, time };
}
