import type { Span } from '../../base/source.ts';
import { PlaceRows, type TextStyle } from '../places.ts';

/** Thrown at YAML that is not plain. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

// Creating an error takes longer than reading a short file.
const NOT_PLAIN = new NotPlain();

const SPACE = 32;
const HASH = 35;

/** A YAML text that is read from its start to its end, and the positions of the parts that were read. */
export class PlainText {
  readonly text: string;
  readonly rows = new PlaceRows();
  /** The offset of what is read next. */
  at = 0;
  /** The column of the content at `at`; -1 at the end. */
  column = 0;
  /** Where the collections that end here end: after the line of the last scalar. */
  nodeEnd = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.column < 0;
  }

  /** Gives up unless the text is as required. */
  require(isPlain: boolean): asserts isPlain {
    if (!isPlain) throw NOT_PLAIN;
  }

  code(at = this.at): number {
    return this.text.charCodeAt(at);
  }

  skipSpaces(): void {
    while (this.code() === SPACE) this.at += 1;
  }

  /** The offset of the line break at or after an offset, or the end of the text. */
  lineEnd(at = this.at): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  /** Matches a sticky pattern here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  /** Goes from the start of a line to the next content; the greatest column of a comment on the way, or -1. */
  toContent(): number {
    let deepest = -1;
    for (; this.at < this.text.length; this.at = this.lineEnd() + 1) {
      const start = this.at;
      this.skipSpaces();
      if (this.code() === HASH) deepest = Math.max(deepest, this.at - start);
      else if (this.at < this.text.length && this.at !== this.lineEnd()) {
        this.column = this.at - start;
        return deepest;
      }
    }
    this.column = -1;
    return deepest;
  }

  /** Goes from the end of a scalar to the next content: only spaces and a comment may be in its line. */
  endValue(): void {
    const before = this.at;
    this.skipSpaces();
    const isComment = this.code() === HASH && this.at > before;
    const end = this.lineEnd();
    this.require(isComment || this.at === end);
    this.at = end + 1;
    this.toNext();
  }

  /** Goes from the line after a value to the next content. */
  toNext(): void {
    this.nodeEnd = Math.min(this.at, this.text.length);
    // The parser adds deeper comments to the collections that end here.
    this.require(this.toContent() <= Math.max(this.column, 0));
  }

  /** Adds a scalar, and returns its value. */
  scalar<Value>(value: Value, { start, end, key, style }: ScalarPlace): Value {
    this.rows.close(this.rows.open(start, key, typeof value === 'string' ? style : undefined), end);
    return value;
  }
}

/** Where a scalar is. */
export interface ScalarPlace extends Span {
  /** The position of its key in a mapping. */
  readonly key: Span | undefined;
  readonly style: TextStyle;
}
