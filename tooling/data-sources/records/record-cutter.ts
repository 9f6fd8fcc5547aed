import { isUtf8 } from 'node:buffer';
import type {
  EventReader,
  ParsedItem,
  ReaderContext,
  ReadItem,
  ReportFlaw,
} from '../raw-format.ts';
import { ByteQueue } from './byte-queue.ts';

/** How a text format splits bytes into records and reads them. */
export interface RecordFormat {
  /**
   * The offset after the record that starts at `from`, or -1 if its end is not available yet. With `last`, no more
   * bytes follow.
   */
  findEnd(bytes: Buffer, from: number, last: boolean): number;
  /** The events of one record: none for a header or a comment; undefined if it does not have this format. */
  parse(record: string, flaw: ReportFlaw): readonly ParsedItem[] | undefined;
  /** Whether a byte between records is ignored. */
  isBlank?(byte: number): boolean;
  /** Whether the next record is inside a list. */
  isInList?(): boolean;
}

/** An event reader for a format whose records are text. */
export function readRecords(format: RecordFormat, context: ReaderContext): EventReader {
  return new RecordCutter(format, context);
}

/**
 * Splits bytes and decodes each record separately: most records are ASCII even if the file is not, and no event keeps a
 * whole chunk in memory.
 */
class RecordCutter implements EventReader {
  readonly #format: RecordFormat;
  readonly #context: ReaderContext;
  readonly #bytes = new ByteQueue();
  readonly #longest: number;
  /** Below this size, do not search for the end of the record again; grows, so that the work stays linear. */
  #tryAt = 0;
  /** Inside a record that is too long: skip the rest up to the next newline. */
  #skipping = false;
  #atStart: boolean;
  /** The file offset of the buffered bytes. */
  #offset: number;

  constructor(format: RecordFormat, context: ReaderContext) {
    this.#format = format;
    this.#context = context;
    this.#longest = context.maxRecordBytes;
    this.#offset = context.start;
    this.#atStart = context.start === 0;
  }

  push(chunk: Buffer): readonly ReadItem[] {
    this.#bytes.append(this.#skipping ? this.#afterSkipped(chunk) : chunk);
    return this.#bytes.length < this.#tryAt ? [] : this.#cut(false);
  }

  end(): readonly ReadItem[] {
    return this.#cut(true);
  }

  pause(): readonly ReadItem[] | undefined {
    const items = this.#cut(false);
    const isBetween = this.#bytes.length === 1 && !this.#skipping;
    return isBetween && this.#format.isInList?.() !== true ? items : undefined;
  }

  #cut(last: boolean): readonly ReadItem[] {
    const bytes = this.#bytes.content();
    const items: ReadItem[] = [];
    let at = this.#startOfFile(bytes, last);
    while (at >= 0 && at < bytes.length) {
      at = this.#skipBlank(bytes, at);
      const end = at < bytes.length ? this.#format.findEnd(bytes, at, last) : -1;
      const isTooLong = (end < 0 ? bytes.length : end) - at > this.#longest;
      if (isTooLong) at = this.#skip(bytes, at);
      else if (end < 0) break;
      else {
        this.#read(bytes, at, end, items);
        at = end;
      }
    }
    this.#drop(Math.max(0, at));
    const rest = this.#bytes.length;
    this.#tryAt = Math.min(rest + (rest >> 1), this.#longest + 1);
    return items;
  }

  /**
   * Leaves out a record that is too long: as many bytes as a record may have, and all up to the next line break. Where
   * it would have ended plays no part, as that cannot be known before all of it is there.
   */
  #skip(bytes: Buffer, from: number): number {
    this.#context.flaw('record-too-long', this.#offset + from);
    const lineBreak = bytes.indexOf(LINE_FEED, from + this.#longest);
    this.#skipping = lineBreak < 0;
    return lineBreak < 0 ? bytes.length : lineBreak + 1;
  }

  /** The start of the first record, after a byte order mark; -1 while it may still be one. */
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
    const textEnd = endOfText(bytes, from, end);
    const text = bytes.toString('utf8', from, textEnd);
    const offset = this.#offset + from;
    if (text.includes('\uFFFD') && !isUtf8(bytes.subarray(from, textEnd)))
      this.#context.flaw('not-utf8', offset);
    const flaw: ReportFlaw = (found, detail) => this.#context.flaw(found, offset, detail);
    for (const item of this.#format.parse(text, flaw) ?? [text]) {
      if (typeof item === 'string') items.push({ text: item, offset });
      else {
        item.offset = offset;
        items.push(item);
      }
    }
  }

  #drop(count: number): void {
    this.#bytes.drop(count);
    this.#offset += count;
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

/** Whitespace and control characters. */
export function isWhiteSpace(byte: number): boolean {
  return byte <= SPACE;
}

/** The offset after the line that starts at `from`, including its newline; -1 if it is incomplete. */
export function endOfLine(bytes: Buffer, from: number, last: boolean): number {
  const lineBreak = bytes.indexOf(LINE_FEED, from);
  if (lineBreak >= 0) return lineBreak + 1;
  return last ? bytes.length : -1;
}

/** A record without trailing whitespace. */
function endOfText(bytes: Buffer, from: number, end: number): number {
  let at = end;
  while (at > from && isWhiteSpace(bytes[at - 1] ?? 0)) at -= 1;
  return at;
}

function isByteOrderMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}
