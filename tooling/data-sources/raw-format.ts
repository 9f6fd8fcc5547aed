import type { FieldValue } from '../events/field-value.ts';

/**
 * An event as a raw format reads it: `_raw` (its text), `_time` (seconds since 1970, with fraction) where
 * the event carries a time, and the fields the format itself gives. Where the event tells: `host`, `source`, `sourcetype`.
 */
export type RawEvent = Map<string, FieldValue>;

/** What a stretch of text holds: an event, or text that is not of the format. */
export type ParsedItem = RawEvent | string;

/** An event, or a record that gives none. */
export type ReadItem = RawEvent | UnreadRecord;

/** A record that is not of the format, or damaged. */
export interface UnreadRecord {
  readonly text: string;
  /** Where it begins, in bytes of the data when it is unpacked. */
  readonly offset: number;
  /** What is wrong with it, where the format can tell; no other format is asked then. */
  readonly reason?: string;
}

/** What can be wrong with data of which events are read all the same. */
export type Flaw = 'record-too-long' | 'cut-short' | 'not-utf8' | 'wrong-checksum' | 'unclosed-log';

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
  /** Told of each flaw, with the offset of the record or part that has it. */
  flaw(flaw: Flaw, offset: number): void;
  /** Reads the text of events that came wrapped in another format, by its own sourcetype. */
  unwrap(raw: string, origin: EventOrigin): readonly RawEvent[];
}

/** Where an event came from, as far as it is known. */
export interface EventOrigin {
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
}
