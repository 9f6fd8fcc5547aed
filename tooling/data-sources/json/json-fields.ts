import type { FieldValue } from '../../events/field-value.ts';

/**
 * The fields that Splunk makes of a JSON object: `a.b` for nested objects, `a{}` for the elements of arrays, `a{}.b`
 * for objects in them. Everything is text: numbers as they are written, `true`, `false`, and `null`.
 * Undefined when the text is not one JSON object. A field that occurs more than once is a multivalue.
 */
export function jsonFields(text: string): Map<string, FieldValue> | undefined {
  const reader = new JsonReader(text);
  return reader.read() ? reader.fields : undefined;
}

const DEEPEST = 256;
const CONSTANTS = ['true', 'false', 'null'];

/** Reads and flattens in one pass, because a parsed number no longer says how it was written (1.0, 18446744073709551615). */
class JsonReader {
  readonly fields = new Map<string, FieldValue>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): boolean {
    this.#skipBlank();
    if (this.#text[this.#at] !== '{' || !this.#object('', 0)) return false;
    this.#skipBlank();
    return this.#at === this.#text.length;
  }

  #object(prefix: string, depth: number): boolean {
    return this.#elements('}', () => {
      const key = this.#string();
      if (key === undefined || !this.#take(':')) return false;
      return this.#value(prefix + key, depth + 1);
    });
  }

  #array(name: string, depth: number): boolean {
    return this.#elements(']', () => this.#value(name, depth + 1));
  }

  /** From the opening bracket to the closing one. */
  #elements(close: string, readElement: () => boolean): boolean {
    this.#at += 1;
    if (this.#take(close)) return true;
    do {
      if (!readElement()) return false;
    } while (this.#take(','));
    return this.#take(close);
  }

  #value(name: string, depth: number): boolean {
    this.#skipBlank();
    const first = this.#text[this.#at];
    if (first === '"') return this.#add(name, this.#string());
    if (depth > DEEPEST) return false;
    if (first === '{') return this.#object(`${name}.`, depth);
    if (first === '[') return this.#array(`${name}{}`, depth);
    return this.#add(name, this.#bare());
  }

  #add(name: string, value: string | undefined): boolean {
    if (value === undefined) return false;
    const before = this.fields.get(name);
    if (before === undefined) this.fields.set(name, value);
    else this.#append(name, before, value);
    return true;
  }

  #append(name: string, before: FieldValue, value: string): void {
    const list = this.#lists.get(name);
    if (list !== undefined) {
      list.push(value);
      return;
    }
    const values = [before, value];
    this.#lists.set(name, values);
    this.fields.set(name, values);
  }

  /** The multivalues, while they grow. */
  readonly #lists = new Map<string, FieldValue[]>();

  #string(): string | undefined {
    this.#skipBlank();
    if (this.#text[this.#at] !== '"') return undefined;
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    if (end < 0) return undefined;
    const plain = this.#text.slice(start + 1, end);
    if (!plain.includes('\\')) {
      this.#at = end + 1;
      return plain;
    }
    end = this.#closingQuote(start);
    this.#at = end + 1;
    return end < 0 ? undefined : unescaped(this.#text.slice(start, end + 1));
  }

  #closingQuote(start: number): number {
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x5c) at += 1;
      else if (code === 0x22) return at;
    }
    return -1;
  }

  #bare(): string | undefined {
    BARE.lastIndex = this.#at;
    const word = BARE.exec(this.#text)?.[0];
    if (word === undefined) return undefined;
    this.#at += word.length;
    return CONSTANTS.includes(word) || NUMBER.test(word) ? word : undefined;
  }

  #take(mark: string): boolean {
    this.#skipBlank();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #skipBlank(): void {
    while (this.#text.charCodeAt(this.#at) <= 0x20) this.#at += 1;
  }
}

const BARE = /[-+.\w]+/y;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function unescaped(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}
