type Numbers = Int32Array | Float64Array;

interface NumbersType<Chunk extends Numbers> {
  new (buffer: SharedArrayBuffer): Chunk;
  readonly BYTES_PER_ELEMENT: number;
}

const BITS = 14;
const CHUNK = 2 ** BITS;
const MASK = CHUNK - 1;

/** A growing list of numbers, in pieces that threads can share. */
export class Column<Chunk extends Numbers> {
  readonly #type: NumbersType<Chunk>;
  readonly #chunks: Chunk[];
  #length: number;

  constructor(type: NumbersType<Chunk>, { chunks, length }: ColumnData<Chunk> = NOTHING) {
    this.#type = type;
    this.#chunks = [...chunks];
    this.#length = length;
  }

  /** Adds a number and returns its position. */
  push(value: number): number {
    const at = this.#length;
    if ((at & MASK) === 0) {
      const bytes = CHUNK * this.#type.BYTES_PER_ELEMENT;
      this.#chunks.push(new this.#type(new SharedArrayBuffer(bytes)));
    }
    const chunk = this.#chunks[at >>> BITS];
    if (chunk !== undefined) chunk[at & MASK] = value;
    this.#length += 1;
    return at;
  }

  at(position: number): number {
    return this.#chunks[position >>> BITS]?.[position & MASK] ?? 0;
  }

  get length(): number {
    return this.#length;
  }

  /** The same numbers for another thread: not a copy. */
  get data(): ColumnData<Chunk> {
    return { chunks: this.#chunks, length: this.#length };
  }
}

/** The numbers of a column. Plain data. */
export interface ColumnData<Chunk extends Numbers> {
  readonly chunks: readonly Chunk[];
  readonly length: number;
}

const NOTHING = { chunks: [], length: 0 };
