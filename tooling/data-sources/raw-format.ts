import type { FieldValue } from '../events/field-value.ts';

/**
 * An event as a raw format reads it: `_raw` (its text), `_time` (seconds since 1970, with fraction) where
 * the event carries a time, and the fields the format itself gives. Where the event tells: `host`, `source`, `sourcetype`.
 */
export type RawEvent = Map<string, FieldValue>;

/** An event, or the text of a record that is not of the format. */
export type ReadItem = RawEvent | string;

/** One kind of log file. Pure: bytes in, events out. */
export interface RawFormat {
  /** Kebab-case: `windows-xml`. */
  readonly id: string;
  readonly summary: string;
  /** Sourcetypes that are written in this format, in lower case. A `*` at the end stands for any ending. */
  readonly sourcetypes: readonly string[];
  /** Whether the first characters of a file look like this format. */
  sniff(head: string): boolean;
  /** A new reader, for one file. */
  open(context: ReaderContext): EventReader;
}

/** Reads one file, chunk by chunk; a record may span chunks and lines. The items do not depend on the chunks. */
export interface EventReader {
  push(chunk: Buffer): readonly ReadItem[];
  /** What is left when the file ends. */
  end(): readonly ReadItem[];
}

/** What a reader may ask of the world around it. */
export interface ReaderContext {
  /** Longer records are not read, so that memory stays bounded. */
  readonly maxRecordBytes: number;
  /** Told of each record that is too long, with the bytes seen so far. */
  tooLong(bytes: number): void;
  /** Reads the text of events that came wrapped in another format, by its own sourcetype. */
  unwrap(raw: string, origin: EventOrigin): readonly RawEvent[];
}

/** Where an event came from, as far as it is known. */
export interface EventOrigin {
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
}
