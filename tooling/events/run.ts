import { Budget } from '../base/budget.ts';
import type { Source, Span } from '../base/source.ts';
import type { Event, FieldReader } from './event.ts';
import type { FieldValue } from './field-value.ts';

/** What a search reads. */
export type Dataset =
  | { readonly kind: 'events' }
  /** The rows that a command passes to its inner pipeline; see `withRows`. */
  | { readonly kind: 'given' }
  | { readonly kind: 'enriched-events'; readonly shape: 'flat' | 'ocsf' }
  | { readonly kind: 'data-model'; readonly model: string; readonly dataset: string };

/** A table in which searches look up values. */
export interface LookupTable {
  readonly columns: readonly string[];
  readonly rows: readonly Event[];
  /** Computes the rows for values of the key columns, if the lookup is not a table. */
  readonly compute?: (keys: Event) => readonly Event[];
  readonly caseSensitive: boolean;
  /** Columns whose cells are patterns, and the kind of pattern. */
  readonly matchTypes: ReadonlyMap<string, 'WILDCARD' | 'CIDR'>;
  readonly defaultMatch: string | undefined;
  readonly minMatches: number;
  readonly maxMatches: number;
}

/** The location of an address, with the field names of `iplocation`. Unknown fields are missing. */
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

/** One run of a search: everything that it can read. */
export interface Run {
  /** The current time for the search, in seconds since 1970. */
  readonly now: number;
  /** The time zone for timestamps without one, such as `Europe/Berlin` (default: UTC; rule 90). */
  readonly timeZone?: string | undefined;
  /** The rows of a dataset. A run over many logs leaves out those of other indexes; a sample is what was chosen. */
  scan(dataset: Dataset, indexes?: readonly string[]): Iterable<Event>;
  lookup(name: string): LookupTable | undefined;
  /** Stores rows as a lookup, in a run of a baseline; undefined if the run writes nothing. */
  readonly writeLookup?: (name: string, rows: readonly Event[], append: boolean) => void;
  /** The location of an address in a local database; undefined without a database. */
  readonly geo?: (address: string) => GeoLocation | undefined;
  /** The nesting depth of searches that commands run for their rows. */
  readonly depth?: number;
  /** What the run may still spend, and the limits that it has reached. */
  readonly budget: Budget;
  /** Something happened that the author should know of: a table is missing, an option has no effect. */
  warn(message: string): void;
}

/** A run that sees nothing but what it is given. */
export function runWith(parts: Partial<Run> = {}): Run {
  return {
    now: 0,
    budget: new Budget(),
    scan: () => [],
    lookup: () => undefined,
    warn: () => undefined,
    ...parts,
  };
}

/** The same run for another source: limits that are reached are reported there. */
export function runIn(run: Run, source: Source): Run {
  return { ...run, budget: run.budget.in(source) };
}

/** The same run for the command at a place of the search. */
export function runAt(run: Run, span: Span): Run {
  return { ...run, budget: run.budget.at(span) };
}

/**
 * A search that fails while it runs, as it would in Splunk. It has no rows, and that proves nothing.
 */
export class SearchFailure extends Error {
  override readonly name = 'SearchFailure';
}

/** The result of a function, or the failure that ended the search. */
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

/** A compiled condition: true, false, or null if unknown. */
export type Test = (row: FieldReader, run: Run) => boolean | null;

/** Transforms a stream of rows. Lazy: it only pulls the rows that its consumer pulls. */
export type Operator = (input: Iterable<Event>, run: Run) => Iterable<Event>;

/** Reports each message once, however many rows it applies to. */
export function once(warn: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    warn(message);
  };
}

/** The same run for the inner pipeline of a command, with these rows as input. */
export function withRows(run: Run, rows: Iterable<Event>): Run {
  const scan: Run['scan'] = (dataset, indexes) =>
    dataset.kind === 'given' ? rows : run.scan(dataset, indexes);
  return { ...run, scan };
}
