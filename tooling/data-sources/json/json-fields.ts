import type { FieldValue } from '../../events/field-value.ts';
import { type JsonPath, wholeJson } from './json-path.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './marks.ts';

/**
 * The fields that Splunk extracts from a JSON object: `a.b` for nested objects, `a{}` for array elements, `a{}.b` for
 * objects in arrays. All values are text: numbers as written, `true`, `false` and `null`. Undefined if the text is not
 * a single JSON object.
 */
export function jsonFields(text: string): Map<string, FieldValue> | undefined {
  const reader = new JsonReader(text);
  return reader.read() ? reader.fields : undefined;
}

/** The fields of a malformed object, up to the place where it is malformed. */
export function partialJsonFields(text: string): Map<string, FieldValue> {
  const reader = new JsonReader(text);
  reader.read();
  return reader.fields;
}

const DEEPEST = 256;

/**
 * Reads and flattens in one pass. A parsed number loses its spelling (1.0, 2^64), and JSON.parse is not faster if the
 * key order differs between events, as in many collectors.
 */
class JsonReader {
  readonly fields = new Map<string, FieldValue>();
  readonly #text: string;
  #at = 0;
  /** The multivalues so far. */
  #lists: Map<string, FieldValue[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): boolean {
    if (this.#next() !== OPEN_BRACE || !this.#object(wholeJson)) return false;
    this.#next();
    return this.#at === this.#text.length;
  }

  #object(path: JsonPath): boolean {
    this.#at += 1;
    if (this.#takes(CLOSE_BRACE)) return true;
    do {
      const key = this.#next() === QUOTE ? this.#string() : undefined;
      if (key === undefined || !this.#takes(COLON) || !this.#value(path.child(key))) return false;
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE_BRACE);
  }

  #array(element: JsonPath): boolean {
    this.#at += 1;
    if (this.#takes(CLOSE_BRACKET)) return true;
    do {
      if (!this.#value(element)) return false;
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE_BRACKET);
  }

  #value(path: JsonPath): boolean {
    const first = this.#next();
    if (first === QUOTE) return this.#add(path, this.#string());
    if (first === OPEN_BRACE) return path.depth < DEEPEST && this.#object(path);
    if (first === OPEN_BRACKET) return path.depth < DEEPEST && this.#array(path.element());
    return this.#add(path, this.#bare());
  }

  #add({ name, isInList }: JsonPath, value: string | undefined): boolean {
    if (value === undefined) return false;
    const before = isInList ? this.fields.get(name) : undefined;
    if (before === undefined) this.fields.set(name, value);
    else this.#append(name, before, value);
    return true;
  }

  #append(name: string, before: FieldValue, value: string): void {
    this.#lists ??= new Map();
    const list = this.#lists.get(name) ?? [before];
    list.push(value);
    this.#lists.set(name, list);
    this.fields.set(name, list);
  }

  /** Reads the string whose opening quote is here. */
  #string(): string | undefined {
    const text = this.#text;
    const start = this.#at + 1;
    let end = text.indexOf('"', start);
    while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end < 0) return undefined;
    this.#at = end + 1;
    const content = text.slice(start, end);
    return content.includes('\\') ? unescaped(text.slice(start - 1, end + 1)) : content;
  }

  #bare(): string | undefined {
    BARE.lastIndex = this.#at;
    const word = BARE.exec(this.#text)?.[0];
    if (word !== undefined) this.#at += word.length;
    return word;
  }

  #takes(mark: number): boolean {
    if (this.#next() !== mark) return false;
    this.#at += 1;
    return true;
  }

  /** The next character that is not whitespace; NaN at the end. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code <= 0x20) {
      this.#at += 1;
      code = this.#text.charCodeAt(this.#at);
    }
    return code;
  }
}

/** `NaN` and `Infinity` are no JSON, but Python writes them. */
const BARE = /(?:true|false|null|NaN|-?Infinity|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** Whether an odd number of backslashes precedes the quote. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text.charCodeAt(at) === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 0;
}

/** The value of a quoted string. Most strings with backslashes are paths without other escapes. */
function unescaped(quoted: string): string | undefined {
  if (hasOnlyBackslashes(quoted)) return quoted.slice(1, -1).replaceAll('\\\\', '\\');
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

function hasOnlyBackslashes(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    if (text.charCodeAt(at + 1) !== BACKSLASH) return false;
  }
  return true;
}
