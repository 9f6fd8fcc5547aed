import type { Event, FieldReader } from './event.ts';
import type { FieldValue } from './field-value.ts';

/** What a search reads. */
export type Dataset =
  | { readonly kind: 'events' }
  /** The rows that a command hands to the pipeline inside it; see `withRows`. */
  | { readonly kind: 'given' }
  | { readonly kind: 'enriched-events'; readonly shape: 'flat' | 'ocsf' }
  | { readonly kind: 'data-model'; readonly model: string; readonly dataset: string };

/** A table that searches look values up in. */
export interface LookupTable {
  readonly columns: readonly string[];
  readonly rows: readonly Event[];
  /** Makes the rows for the values of the key columns, where the lookup is no table. */
  readonly compute?: (keys: Event) => readonly Event[];
  readonly caseSensitive: boolean;
  /** Columns whose cells are patterns, and of which kind. */
  readonly matchTypes: ReadonlyMap<string, 'WILDCARD' | 'CIDR'>;
  readonly defaultMatch: string | undefined;
  readonly minMatches: number;
  readonly maxMatches: number;
}

/** Where an address is, in the words of `iplocation`: what is not known is not there. */
export interface GeoLocation {
  readonly City?: string;
  readonly Country?: string;
  readonly Region?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly Continent?: string;
  readonly MetroCode?: string;
  readonly Timezone?: string;
}

/** One run of a search: all that it may see of the world. */
export interface Run {
  /** The instant the search takes for the present, in seconds since 1970. */
  readonly now: number;
  /** The zone of times that name none, such as `Europe/Berlin`; UTC unless given (rule 90). */
  readonly timeZone?: string | undefined;
  scan(dataset: Dataset): Iterable<Event>;
  lookup(name: string): LookupTable | undefined;
  /** Keeps rows as a lookup, in a run that learns; undefined where nothing is written. */
  readonly writeLookup?: (name: string, rows: readonly Event[], append: boolean) => void;
  /** Where an address is, by a local database; undefined where there is none. */
  readonly geo?: (address: string) => GeoLocation | undefined;
  /** How many searches that commands run for their rows this one is inside. */
  readonly depth?: number;
  /** Something happened that the author should know of: a limit was hit, a table is missing. */
  warn(message: string): void;
}

/** A search that ends with an error while it runs, as it would in Splunk: it has no rows, and its silence says nothing. */
export class SearchFailure extends Error {
  override readonly name = 'SearchFailure';
}

/** What some work on a search gives, or the failure that the search ended with. */
export function orFailure<Result>(work: () => Result): Result | SearchFailure {
  try {
    return work();
  } catch (error) {
    if (error instanceof SearchFailure) return error;
    throw error;
  }
}

/** A compiled expression: the value for one row. */
export type Evaluate = (row: FieldReader, run: Run) => FieldValue;

/** A compiled condition: true, false, or null where that cannot be said. */
export type Test = (row: FieldReader, run: Run) => boolean | null;

/** Turns a stream of rows into another. Lazy: it pulls only what its reader asks for. */
export type Operator = (input: Iterable<Event>, run: Run) => Iterable<Event>;

/** Says each thing once, however many rows it is true of. */
export function once(warn: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    warn(message);
  };
}

/** The same run for a pipeline inside a command: what it scans as given are these rows. */
export function withRows(run: Run, rows: Iterable<Event>): Run {
  return { ...run, scan: (dataset) => (dataset.kind === 'given' ? rows : run.scan(dataset)) };
}
