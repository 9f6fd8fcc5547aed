import type { FieldValue } from '../events/field-value.ts';

/**
 * An event as a raw format reads it: `_raw` (its text), `_time` (seconds since 1970, with fraction) where
 * the event carries a time, and the fields the format itself gives. Where the event tells: `host`, `source`, `sourcetype`.
 */
export type RawEvent = Map<string, FieldValue>;

/** One kind of log file. Pure: text in, events out. */
export interface RawFormat {
  /** Kebab-case: `windows-xml`. */
  readonly id: string;
  readonly summary: string;
  /** Sourcetypes that are written in this format, in lower case. */
  readonly sourcetypes: readonly string[];
  /** Whether the first characters of a file look like this format. */
  sniff(head: string): boolean;
  /** A new cutter of text into records, for one file. */
  splitter(): RecordSplitter;
  /** The event of one record; undefined when the record is not of this format. */
  parse(record: string): RawEvent | undefined;
}

/** Cuts a stream of text chunks into records; a record may span chunks and lines. */
export interface RecordSplitter {
  push(chunk: string): readonly string[];
  /** What is left when the stream ends. */
  end(): readonly string[];
}
