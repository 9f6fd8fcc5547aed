/** A JSON value with its `start` and `end` offsets, so that it can be returned as written. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

/** An object with its members, in the order of the text. */
export interface JsonObject extends JsonPlace {
  readonly kind: 'object';
  readonly members: readonly (readonly [key: string, value: JsonNode])[];
}

/** An array with its items. */
export interface JsonArray extends JsonPlace {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** A text, number, Boolean or null. */
export interface JsonScalar extends JsonPlace {
  readonly kind: 'scalar';
  /** A string without quotes and escapes; a number as it is written; `true`, `false`, `null`. */
  readonly text: string;
  readonly isString: boolean;
}

/**
 * Reads an object or array. Truncated or malformed text gives what was read up to that point. Undefined if the text
 * starts with neither.
 */
export function readJson(text: string): JsonNode | undefined {
  return /^\s*[[{]/.test(text) ? new JsonReader(text).read() : undefined;
}

/** A JSON value as a field value: strings without quotes, anything else as written. */
export function jsonText(node: JsonNode, text: string): string {
  return node.kind === 'scalar' ? node.text : text.slice(node.start, node.end);
}

const DEEPEST = 256;

class JsonReader {
  readonly #text: string;
  #at = 0;
  #failed = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonNode | undefined {
    return this.#value(0);
  }

  #value(depth: number): JsonNode | undefined {
    const char = this.#next();
    if (depth > DEEPEST) return this.#fail();
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    return char === '"' ? this.#string() : this.#bare();
  }

  #object(depth: number): JsonObject {
    const start = this.#at;
    const members: (readonly [string, JsonNode])[] = [];
    this.#list('}', () => {
      const key = this.#next() === '"' ? this.#string() : this.#fail();
      if (key === undefined || !this.#takes(':')) return this.#fail();
      const value = this.#value(depth + 1);
      if (value !== undefined) members.push([key.text, value]);
    });
    return { kind: 'object', members, start, end: this.#at };
  }

  #array(depth: number): JsonArray {
    const start = this.#at;
    const items: JsonNode[] = [];
    this.#list(']', () => {
      const item = this.#value(depth + 1);
      if (item !== undefined) items.push(item);
    });
    return { kind: 'array', items, start, end: this.#at };
  }

  /** Comma-separated elements, from the bracket at the cursor to its closing bracket. */
  #list(close: string, readElement: () => void): void {
    this.#at += 1;
    if (this.#takes(close)) return;
    do readElement();
    while (!this.#failed && this.#takes(','));
    if (!this.#failed && !this.#takes(close)) this.#fail();
  }

  #string(): JsonScalar | undefined {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"')
      end += this.#text[end] === '\\' ? 2 : 1;
    if (end >= this.#text.length) return this.#fail();
    this.#at = end + 1;
    const text = unescaped(this.#text.slice(start, this.#at));
    return { kind: 'scalar', text, isString: true, start, end: this.#at };
  }

  #bare(): JsonScalar | undefined {
    const start = this.#at;
    const text = this.#match(/(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y);
    if (text === undefined) return this.#fail();
    return { kind: 'scalar', text, isString: false, start, end: this.#at };
  }

  #fail(): undefined {
    this.#failed = true;
    return undefined;
  }

  #takes(mark: string): boolean {
    if (this.#next() !== mark) return false;
    this.#at += 1;
    return true;
  }

  #next(): string | undefined {
    while (this.#text.charCodeAt(this.#at) <= 0x20) this.#at += 1;
    return this.#text[this.#at];
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** A string that is not valid JSON, as in some logs, is the text between its quotes. */
function unescaped(written: string): string {
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return JSON.parse(written);
  } catch {
    return written.slice(1, -1);
  }
}
