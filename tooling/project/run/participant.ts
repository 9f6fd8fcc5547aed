import { Budget, type Used } from '../../base/budget.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { PartReading, type SessionState } from '../../data-sources/read-part.ts';
import type { RunnableSearch } from '../../detect/compile-search.ts';
import type { Library } from '../../detect/library.ts';
import { type EventOrigin, type KeptRow, KeptRows } from '../../detect/routed/kept-rows.ts';
import { type PackedRows, packRows, unpackRows } from '../../detect/routed/packed-rows.ts';
import { type KeptList, RoutedSearches } from '../../detect/routed/routed-searches.ts';
import type { Event } from '../../events/event.ts';
import { type LogProgress, readingOf, sessionOf, useEvents } from './read-logs.ts';
import type { ReadOrder } from './run-order.ts';
import { othersTurn, runSearch, type SearchResult, type SearchRunOptions } from './run-search.ts';
import { firstOrder, positionOf, type ReadTask, type Shared } from './tasks.ts';
import { Periods, type Window } from './windows.ts';

/** What became of a task. Plain data. */
export interface TaskResult {
  readonly position: number;
  /** The number of events that were read, and of those that were in the range of time. */
  readonly read: number;
  readonly accepted: number;
  readonly newest: number;
  /** What all kept rows of the thread took before and after. */
  readonly spent: readonly [before: number, after: number];
  /** The windows with events. */
  readonly periods: readonly number[];
  /** Of a part of a log: what it says of the whole; undefined if it does not end between records. */
  readonly state: SessionState | undefined;
  /** Of a whole log: its problems. */
  readonly problems: readonly Diagnostic[];
}

/** The rows that a participant has, in numbers. Plain data. */
export interface Holdings {
  /** By search: what its conditions have used. */
  readonly used: readonly Used[];
  /** The number of rows of each list, and the searches that read it. */
  readonly lists: readonly (readonly [id: string, searches: readonly number[], rows: number])[];
  /** Whether a list left rows out. */
  readonly isFull: boolean;
}

/** Where the rows of all threads take as much as they may. */
export interface Cut {
  readonly position: number;
  /** The last row of this task that still fits. */
  readonly sequence: number;
}

/** The searches that each thread runs, and over what. Plain data. */
export interface SearchPart {
  readonly now: number;
  readonly windows: readonly Window[] | undefined;
  /** The positions of searches, by thread. */
  readonly shares: readonly (readonly number[])[];
  /** The thread that this is for. */
  readonly self: number;
  /** The positions of tasks whose rows do not count. */
  readonly discarded: ReadonlySet<number>;
  /** Undefined if all rows fit. */
  readonly cut: Cut | undefined;
}

/** The position of a search, and what it found. Plain data. */
export type ShareResult = readonly [search: number, result: SearchResult];

/** One of several threads that read logs, and then run searches: all searches while reading, some of them later. */
export class Participant {
  readonly #library: Library;
  readonly #options: ReadOrder;
  readonly #routed: RoutedSearches;
  readonly #newBudget: () => Budget;

  constructor(searches: readonly RunnableSearch[], library: Library, options: ReadOrder) {
    const newBudget = () => new Budget({ most: options.most });
    this.#newBudget = newBudget;
    this.#library = library;
    this.#options = options;
    this.#routed = new RoutedSearches(searches, library, { newBudget });
  }

  async read(
    { position, log, part }: ReadTask,
    live: {
      readonly isStopped: () => boolean;
      readonly onProgress: (progress: LogProgress) => void;
    },
  ): Promise<TaskResult> {
    const problems: Diagnostic[] = [];
    const report = (problem: Diagnostic) => void problems.push(problem);
    const options = { ...this.#options, ...live, library: this.#library, stdin: noInput, report };
    const reading =
      part === undefined
        ? readingOf(log, options)
        : new PartReading(log.path, part, sessionOf(options));
    const { window } = this.#options;
    const periods = window === undefined ? undefined : new Periods(window);
    let newest = 0;
    const use = (event: Event, origin: EventOrigin) => {
      newest = Math.max(newest, origin.time);
      periods?.add(origin.time);
      this.#routed.add(event, origin);
    };
    const before = this.#routed.spent;
    const after = firstOrder(position);
    const counts = await useEvents(reading, { ...options, log, after }, use);
    const state = reading instanceof PartReading ? reading.state : undefined;
    const spent = [before, this.#routed.spent] as const;
    return { position, ...counts, newest, spent, periods: periods?.numbers ?? [], state, problems };
  }

  get holdings(): Holdings {
    const lists = this.#routed.lists.map(
      ({ id, searches, rows }) => [id, searches, rows.size] as const,
    );
    const used = this.#routed.searches.map((search) => search.used);
    const isFull = this.#routed.lists.some(({ rows }) => rows.hits.length > 0);
    return { used, lists, isFull };
  }

  /** The rows that the other threads need of this one. */
  packFor({ shares, self }: SearchPart): readonly (PackedRows | undefined)[] {
    return shares.map((share, at) =>
      at === self ? undefined : packRows(this.#listsFor(new Set(share))),
    );
  }

  /** Adds the rows that the others have for the searches that run here. */
  take({ shares, self, ...part }: SearchPart, packed: readonly PackedRows[]): void {
    const searches = new Set(shares[self]);
    const others = packed.map(unpackRows);
    const own = new Map(this.#listsFor(searches).map((list) => [list.id, list]));
    const ids = new Set([...own.keys(), ...others.flatMap((lists) => [...lists.keys()])]);
    for (const id of ids) {
      const list = own.get(id);
      const rows = [list?.rows.all ?? [], ...others.map((lists) => lists.get(id) ?? [])];
      const merged = mergedRows(rows, part, this.#newBudget());
      const [, first = '', key = ''] = /^(\d+) (.*)$/s.exec(id) ?? [];
      for (const search of list?.searches ?? [Number(first)])
        this.#routed.searches[search]?.replace(key, merged);
    }
  }

  /** Runs the searches of its share, until the user interrupts. */
  async runShare(
    { shares, self, now, windows }: SearchPart,
    {
      options,
      shared,
    }: { readonly options: Pick<SearchRunOptions, 'settings' | 'clock'>; readonly shared: Shared },
  ): Promise<readonly ShareResult[]> {
    const { interrupts } = shared;
    const results: ShareResult[] = [];
    for (const search of shares[self] ?? []) {
      const routed = this.#routed.searches[search];
      if (routed === undefined || shared.interrupts !== interrupts) continue;
      results.push([search, runSearch(routed, { ...options, now, windows })]);
      await othersTurn();
    }
    return results;
  }

  #listsFor(searches: ReadonlySet<number>): readonly KeptList[] {
    return this.#routed.lists.filter((list) => list.searches.some((one) => searches.has(one)));
  }
}

/** Rows in the order of the logs, within limits: the same rows are left out as if one thread had read all logs. */
function mergedRows(
  parts: readonly (readonly KeptRow[])[],
  { discarded, cut }: Pick<SearchPart, 'discarded' | 'cut'>,
  budget: Budget,
): KeptRows {
  const merged = new KeptRows(budget);
  const rows = parts.flat().filter(({ origin }) => !discarded.has(positionOf(origin.order)));
  for (const row of rows.sort(inOrder)) merged.add({ ...row, fits: isBefore(row, cut) });
  return merged;
}

function inOrder(a: KeptRow, b: KeptRow): number {
  return a.origin.order - b.origin.order || a.sequence - b.sequence;
}

function isBefore({ origin, sequence }: KeptRow, cut: Cut | undefined): boolean {
  if (cut === undefined) return true;
  const position = positionOf(origin.order);
  return position < cut.position || (position === cut.position && sequence <= cut.sequence);
}

async function* noInput(): AsyncGenerator<Buffer> {
  // One thread alone reads standard input.
}
