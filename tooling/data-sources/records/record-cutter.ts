import { isUtf8 } from 'node:buffer';
import type { EventReader, Flaw, ParsedItem, ReaderContext, ReadItem } from '../raw-format.ts';
import { ByteQueue } from './byte-queue.ts';

/** How a text format cuts bytes into records, and reads them. */
export interface RecordFormat {
  /**
   * The offset after the record that starts at `from`, or -1 when its end is not there yet.
   * With `last`, no more bytes will come.
   */
  findEnd(bytes: Buffer, from: number, last: boolean): number;
  /** What one record holds: nothing for a header or a comment; undefined when it is not of this format. */
  parse(record: string, flaw: (flaw: Flaw) => void): readonly ParsedItem[] | undefined;
  /** Whether a byte between records means nothing. */
  isBlank?(byte: number): boolean;
}

/** An event reader for a format whose records are stretches of text. */
export function readRecords(format: RecordFormat, context: ReaderContext): EventReader {
  return new RecordCutter(format, context);
}

/**
 * Cuts on bytes and decodes each record by itself: most records are ASCII even where the file is not,
 * and no event keeps a whole chunk alive.
 */
class RecordCutter implements EventReader {
  readonly #format: RecordFormat;
  readonly #context: ReaderContext;
  readonly #bytes = new ByteQueue();
  /** Below this size another try to find a record's end is not worth it; it grows, so that the work stays linear. */
  #tryAt = 0;
  /** In the middle of a record that is too long: its rest is left out up to the next line break. */
  #skipping = false;
  #atStart = true;
  /** Where in the file the waiting bytes begin. */
  #offset = 0;

  constructor(format: RecordFormat, context: ReaderContext) {
    this.#format = format;
    this.#context = context;
  }

  push(chunk: Buffer): readonly ReadItem[] {
    this.#bytes.append(this.#skipping ? this.#afterSkipped(chunk) : chunk);
    return this.#bytes.length < this.#tryAt ? [] : this.#cut(false);
  }

  end(): readonly ReadItem[] {
    return this.#cut(true);
  }

  #cut(last: boolean): readonly ReadItem[] {
    const bytes = this.#bytes.content();
    const items: ReadItem[] = [];
    let at = this.#startOfFile(bytes, last);
    while (at >= 0 && at < bytes.length) {
      at = this.#skipBlank(bytes, at);
      const end = at < bytes.length ? this.#format.findEnd(bytes, at, last) : -1;
      if (end < 0) break;
      this.#read(bytes, at, end, items);
      at = end;
    }
    this.#drop(Math.max(0, at));
    this.#checkRest();
    return items;
  }

  /** Where the first record may start: after a byte order mark. -1 as long as it may still be one. */
  #startOfFile(bytes: Buffer, last: boolean): number {
    if (!this.#atStart) return 0;
    if (bytes.length < 3 && !last) return -1;
    this.#atStart = false;
    return isByteOrderMark(bytes, 0) ? 3 : 0;
  }

  #skipBlank(bytes: Buffer, from: number): number {
    const isBlank = this.#format.isBlank ?? isWhiteSpace;
    let at = from;
    while (at < bytes.length && isBlank(bytes[at] ?? 0)) at += 1;
    return at;
  }

  #read(bytes: Buffer, from: number, end: number, items: ReadItem[]): void {
    if (end - from > this.#context.maxRecordBytes) {
      this.#context.flaw('record-too-long', this.#offset + from);
      return;
    }
    const textEnd = endOfText(bytes, from, end);
    const text = bytes.toString('utf8', from, textEnd);
    const offset = this.#offset + from;
    if (text.includes('\uFFFD') && !isUtf8(bytes.subarray(from, textEnd)))
      this.#context.flaw('not-utf8', offset);
    const flaw = (found: Flaw) => this.#context.flaw(found, offset);
    for (const item of this.#format.parse(text, flaw) ?? [text])
      items.push(typeof item === 'string' ? { text: item, offset } : item);
  }

  #drop(count: number): void {
    this.#bytes.drop(count);
    this.#offset += count;
  }

  #checkRest(): void {
    const rest = this.#bytes.length;
    this.#tryAt = rest + (rest >> 1);
    if (rest <= this.#context.maxRecordBytes) return;
    this.#context.flaw('record-too-long', this.#offset);
    this.#drop(rest);
    this.#tryAt = 0;
    this.#skipping = true;
  }

  #afterSkipped(chunk: Buffer): Buffer {
    const lineBreak = chunk.indexOf(LINE_FEED);
    const skipped = lineBreak < 0 ? chunk.length : lineBreak + 1;
    this.#skipping = lineBreak < 0;
    this.#offset += skipped;
    return chunk.subarray(skipped);
  }
}

export const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** White space and control characters. */
export function isWhiteSpace(byte: number): boolean {
  return byte <= SPACE;
}

/** The offset after the line that starts at `from`, its line break included; -1 when it goes on. */
export function endOfLine(bytes: Buffer, from: number, last: boolean): number {
  const lineBreak = bytes.indexOf(LINE_FEED, from);
  if (lineBreak >= 0) return lineBreak + 1;
  return last ? bytes.length : -1;
}

/** A record without the white space after it. */
function endOfText(bytes: Buffer, from: number, end: number): number {
  let at = end;
  while (at > from && isWhiteSpace(bytes[at - 1] ?? 0)) at -= 1;
  return at;
}

function isByteOrderMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}
