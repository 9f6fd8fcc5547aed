import type { FieldValue } from '../../events/field-value.ts';

/** What other tools put around events: a list of them in one JSON object, or an object around each. */
export interface Wrapper {
  /** Kebab-case: `cloudtrail-file`. */
  readonly id: string;
  readonly summary: string;
  readonly lists?: readonly ListShape[];
  readonly envelope?: Envelope;
}

/** A JSON object around a list of events, which is read as a stream. */
export interface ListShape {
  /** The keys on the way to the list: `hits`, `hits`. */
  readonly path: readonly string[];
  /**
   * Keys that may come before the list, at any depth; a trailing `*` matches any ending. With another key, the object is
   * an event that has a list.
   */
  readonly before?: readonly string[];
  /** Whether the elements are lists too: rows of a table, whose names are in the `columns` before it. */
  readonly rows?: true;
}

/** The flattened fields of a JSON object. */
export type Fields = ReadonlyMap<string, FieldValue>;

/** A JSON object around one event. */
export interface Envelope {
  /** Whether these fields are those of the envelope. Asked for each object, so it must be cheap. */
  holds(fields: Fields): boolean;
  /** The content; undefined if the object is an event after all. */
  open(object: string, fields: Fields): Enveloped | undefined;
}

/** What was in an envelope. */
export interface Enveloped {
  /** A JSON object as it is written, or lines of a log; undefined for an object that is not about an event. */
  readonly text: string | undefined;
  /** The time that the envelope gives to the event, in any usual format. */
  readonly time?: FieldValue | undefined;
  /** When the text was read or written: the time of an event whose text has none. */
  readonly readAt?: FieldValue | undefined;
  readonly host?: FieldValue | undefined;
  readonly source?: FieldValue | undefined;
  readonly sourcetype?: FieldValue | undefined;
  /** Further fields, for a text in no known format. */
  readonly fields?: Iterable<readonly [string, FieldValue]>;
}
