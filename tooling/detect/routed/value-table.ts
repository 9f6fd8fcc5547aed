import type { FieldValue } from '../../events/field-value.ts';
import { Column, type ColumnData } from './column.ts';
import { SharedTexts, type SharedTextsData, sharedTexts } from './shared-texts.ts';

/** Values of many rows as numbers. Equal texts are in memory once. */
export class ValueTable {
  /** The first stands for no value. */
  readonly #values: (FieldValue | undefined)[] = [undefined, null];
  readonly #numbers = new Column(Float64Array);
  readonly #known = new Map<string, number>();
  #textSize = 0;

  /** The number of a value; 0 for none. */
  idOf(value: FieldValue | undefined): number {
    if (value === undefined) return 0;
    if (value === null) return 1;
    if (typeof value === 'number') return ~this.#numbers.push(value);
    if (typeof value !== 'string') return this.#push(value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const text = detached(value);
    const id = this.#push(text);
    this.#known.set(text, id);
    this.#textSize += sizeOfText(text);
    return id;
  }

  at(id: number): FieldValue | undefined {
    return id < 0 ? this.#numbers.at(~id) : this.#values[id];
  }

  /** What its texts take: see `sizeOfText`. */
  get textSize(): number {
    return this.#textSize;
  }

  get data(): ValueTableData {
    return { numbers: this.#numbers.data, texts: sharedTexts(this.#values) };
  }

  #push(value: FieldValue): number {
    return this.#values.push(value) - 1;
  }
}

/** What a text takes: its characters, and 64 more. */
export function sizeOfText(text: string): number {
  return text.length + 64;
}

/** A copy that does not keep the text in memory that it was cut from. V8 copies shorter ones itself. */
function detached(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text));
}

/** The values of a table for another thread. Plain data. */
export interface ValueTableData {
  readonly numbers: ColumnData<Float64Array>;
  readonly texts: SharedTextsData;
}

/** The values of a table of another thread. */
export class SharedValues {
  readonly #numbers: Column<Float64Array>;
  readonly #texts: SharedTexts;

  constructor({ numbers, texts }: ValueTableData) {
    this.#numbers = new Column(Float64Array, numbers);
    this.#texts = new SharedTexts(texts);
  }

  at(id: number): FieldValue | undefined {
    return id < 0 ? this.#numbers.at(~id) : this.#texts.at(id);
  }
}
