import type { FieldValue } from '../../events/field-value.ts';

/** Values for another thread: their texts as bytes that threads share, and copies of what is no text. Plain data. */
export interface SharedTextsData {
  readonly bytes: Uint8Array;
  /** Where each text ends. */
  readonly ends: Float64Array;
  /** Whether a text has two bytes for each character. */
  readonly isWide: Uint8Array;
  readonly others: ReadonlyMap<number, FieldValue | undefined>;
}

/** Writes values for another thread. */
export function sharedTexts(values: readonly (FieldValue | undefined)[]): SharedTextsData {
  const { length } = values;
  const ends = new Float64Array(shared(length * Float64Array.BYTES_PER_ELEMENT));
  const isWide = new Uint8Array(shared(length));
  const others = new Map<number, FieldValue | undefined>();
  let end = 0;
  for (const [at, value] of values.entries()) {
    if (typeof value === 'string') {
      isWide[at] = hasWideCharacters(value) ? 1 : 0;
      end += value.length << (isWide[at] ?? 0);
    } else others.set(at, value);
    ends[at] = end;
  }
  const bytes = Buffer.from(shared(end));
  for (const [at, value] of values.entries())
    if (typeof value === 'string')
      bytes.write(value, ends[at - 1] ?? 0, isWide[at] === 1 ? 'utf16le' : 'latin1');
  return { bytes, ends, isWide, others };
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

function hasWideCharacters(text: string): boolean {
  return WIDE.test(text);
}

const WIDE = /[^\0-\xff]/;

/** Values of another thread. A text is read when it is first asked for. */
export class SharedTexts {
  readonly #data: SharedTextsData;
  readonly #bytes: Buffer;
  readonly #read: (string | undefined)[] = [];

  constructor(data: SharedTextsData) {
    this.#data = data;
    const { buffer, byteOffset, byteLength } = data.bytes;
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  at(id: number): FieldValue | undefined {
    const { ends, isWide, others } = this.#data;
    const known = this.#read[id];
    if (known !== undefined) return known;
    if (others.has(id)) return others.get(id);
    const encoding = isWide[id] === 1 ? 'utf16le' : 'latin1';
    const text = this.#bytes.toString(encoding, ends[id - 1], ends[id]);
    this.#read[id] = text;
    return text;
  }
}
