import type { FieldValue } from '../events/field-value.ts';

/**
 * An event of a raw format: `_raw` (its text), `_time` (seconds since 1970, with fraction) if the event has a time, and
 * the fields of the format. If the event has them: `host`, `source`, `sourcetype`.
 */
export interface RawEvent extends Map<string, FieldValue> {
  /** The offset of its record in bytes of the uncompressed data, as UTF-8; set by readers. */
  offset?: number;
}

/** The content of a part of the text: an event, or text that does not have the format. */
export type ParsedItem = RawEvent | string;

/** An event, or a record without one. */
export type ReadItem = RawEvent | UnreadRecord;

/** A record that is malformed or does not have the format. */
export interface UnreadRecord {
  readonly text: string;
  /** Its offset in bytes of the uncompressed data. */
  readonly offset: number;
  /** The problem, if the format knows it; then no other format is tried. */
  readonly reason?: string;
}

/** Problems of data whose events can still be read. */
export type Flaw =
  | 'record-too-long'
  | 'cut-short'
  | 'not-utf8'
  | 'wrong-checksum'
  | 'unclosed-log'
  | 'unknown-wrapper';

/** Reports a flaw of the record that is read, with what is known about it. */
export type ReportFlaw = (flaw: Flaw, detail?: string) => void;

/** One kind of log file. Pure: bytes in, events out. */
export interface RawFormat {
  /** Kebab-case: `windows-xml`. */
  readonly id: string;
  readonly summary: string;
  /** Sourcetypes with this format, in lower case. A trailing `*` matches any ending. */
  readonly sourcetypes: readonly string[];
  /** Endings of the names of files with this format. */
  readonly extensions?: readonly string[];
  /** Whether the first characters of a file look like this format. */
  sniff(head: string): boolean;
  /** Whether a text that looks like no other format may have this one; `isNamed`: its file or sourcetype says so. */
  mayBe?(head: string, isNamed: boolean): boolean;
  /** Whether a reader that begins between two records reads the rest as a reader of the whole file does. */
  readonly isDivisible?: true;
  /** Whether lines without the form of this format are usual in its files. */
  readonly takesAnyText?: true;
  /** A new reader, for one file. */
  open(context: ReaderContext): EventReader;
}

/** Reads one file, chunk by chunk; a record may span chunks and lines. The items do not depend on the chunks. */
export interface EventReader {
  push(chunk: Buffer): readonly ReadItem[];
  /** The remaining items at the end of the file. */
  end(): readonly ReadItem[];
  /**
   * For formats that can be divided: the remaining items if the last byte begins a record; undefined if it is inside a
   * record or a list, so that the file cannot be divided there.
   */
  pause?(): readonly ReadItem[] | undefined;
}

/** The services for a reader. */
export interface ReaderContext {
  /** Longer records are skipped, so that memory stays bounded. */
  readonly maxRecordBytes: number;
  /** The offset in bytes at which the reader begins; 0 for a whole file. */
  readonly start: number;
  /** Reports a flaw, with the offset of the record or part. */
  flaw(flaw: Flaw, offset: number, detail?: string): void;
  /** Reads what is wrapped in another format, by its own sourcetype. */
  unwrap(raw: string, origin: EventOrigin): Unwrapped;
  /** Notes a wrapper that was opened. */
  noteWrapper(id: string): void;
}

/** The events of a text from a wrapper: one at least. */
export interface Unwrapped {
  readonly events: readonly RawEvent[];
  /** Whether the text has a format of its own. */
  readonly isKnown: boolean;
}

/** The origin of an event, as far as known. */
export interface EventOrigin {
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
}
