import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isEndOfBare,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './marks.ts';

/**
 * The members of a JSON object by key, each as it is written: numbers keep their spelling. Undefined if the text is not
 * an object; the first of repeated keys is used.
 */
export function membersOf(text: string): ReadonlyMap<string, string> | undefined {
  const slices = new Slices(text);
  return slices.opens(OPEN_BRACE) ? slices.members() : undefined;
}

/** The elements of a JSON array, each as it is written; undefined if the text is not an array. */
export function elementsOf(text: string): readonly string[] | undefined {
  const slices = new Slices(text);
  return slices.opens(OPEN_BRACKET) ? slices.elements() : undefined;
}

/** The text of a JSON string; undefined for any other value. */
export function jsonText(slice: string | undefined): string | undefined {
  if (slice?.startsWith('"') !== true) return undefined;
  try {
    return JSON.parse(slice);
  } catch {
    return undefined;
  }
}

class Slices {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  opens(mark: number): boolean {
    return this.#takes(mark);
  }

  members(): ReadonlyMap<string, string> | undefined {
    const members = new Map<string, string>();
    if (this.#takes(CLOSE_BRACE)) return members;
    do {
      const key = jsonText(this.#value());
      const value = key !== undefined && this.#takes(COLON) ? this.#value() : undefined;
      if (key === undefined || value === undefined) return undefined;
      if (!members.has(key)) members.set(key, value);
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE_BRACE) ? members : undefined;
  }

  elements(): readonly string[] | undefined {
    const elements: string[] = [];
    if (this.#takes(CLOSE_BRACKET)) return elements;
    do {
      const value = this.#value();
      if (value === undefined) return undefined;
      elements.push(value);
    } while (this.#takes(COMMA));
    return this.#takes(CLOSE_BRACKET) ? elements : undefined;
  }

  /** The value that begins here, with all that it contains. */
  #value(): string | undefined {
    const first = this.#next();
    const start = this.#at;
    if (first === QUOTE) return this.#skipString() ? this.#text.slice(start, this.#at) : undefined;
    const isNested = first === OPEN_BRACE || first === OPEN_BRACKET;
    if (isNested ? !this.#skipNested() : !this.#skipBare()) return undefined;
    return this.#text.slice(start, this.#at);
  }

  #skipString(): boolean {
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) {
        this.#at = at + 1;
        return true;
      }
    }
    return false;
  }

  #skipBare(): boolean {
    const start = this.#at;
    while (!isEndOfBare(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#at > start;
  }

  #skipNested(): boolean {
    let depth = 0;
    for (let code = this.#next(); !Number.isNaN(code); code = this.#next()) {
      if (code === QUOTE) {
        if (!this.#skipString()) return false;
        continue;
      }
      this.#at += 1;
      if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
      else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
      if (depth === 0) return true;
    }
    return false;
  }

  #takes(mark: number): boolean {
    if (this.#next() !== mark) return false;
    this.#at += 1;
    return true;
  }

  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code <= 0x20) {
      this.#at += 1;
      code = this.#text.charCodeAt(this.#at);
    }
    return code;
  }
}
