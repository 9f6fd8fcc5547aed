import { Budget, type Used } from '../../base/budget.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { PartReading, type SessionState } from '../../data-sources/read-part.ts';
import type { RunnableSearch } from '../../detect/compile-search.ts';
import type { Library } from '../../detect/library.ts';
import { KeptRows } from '../../detect/routed/kept-rows.ts';
import { type PackedRows, packRows, unpackRows } from '../../detect/routed/packed-rows.ts';
import { RoutedSearches } from '../../detect/routed/routed-searches.ts';
import type { RowParts } from '../../detect/routed/row-parts.ts';
import type { EventOrigin } from '../../detect/routed/stored-rows.ts';
import type { Event } from '../../events/event.ts';
import { type LogProgress, readingOf, sessionOf, useEvents } from './read-logs.ts';
import type { ReadOrder } from './run-order.ts';
import { othersTurn, runSearch, type SearchResult, type SearchRunOptions } from './run-search.ts';
import { firstOrder, positionOf, type ReadTask, type Shared } from './tasks.ts';
import { Periods, type WindowPlan, windowsIn } from './windows.ts';

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
  /** What the texts of its rows take. */
  readonly textSize: number;
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
  readonly windows: WindowPlan | undefined;
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
    const before = this.#routed.keeper.spent;
    const after = firstOrder(position);
    const counts = await useEvents(reading, { ...options, log, after }, use);
    const state = reading instanceof PartReading ? reading.state : undefined;
    const spent = [before, this.#routed.keeper.spent] as const;
    return { position, ...counts, newest, spent, periods: periods?.numbers ?? [], state, problems };
  }

  get holdings(): Holdings {
    const lists = this.#routed.lists.map(
      ({ id, searches, rows }) => [id, searches, rows.size] as const,
    );
    const used = this.#routed.searches.map((search) => search.used);
    const isFull = this.#routed.lists.some(({ rows }) => rows.hits.length > 0);
    return { used, lists, isFull, textSize: this.#routed.keeper.textSize };
  }

  /** Its rows for the other threads. */
  pack(): PackedRows {
    return packRows(this.#routed.lists, this.#routed.keeper);
  }

  /** Adds the rows that the others have for the searches that run here. */
  take({ shares, self, ...part }: SearchPart, packed: readonly PackedRows[]): void {
    const searches = new Set(shares[self]);
    const { keeper } = this.#routed;
    const own = new Map(this.#routed.lists.map((list) => [list.id, list]));
    const others = packed.map((one) => {
      const { stored, lists } = unpackRows(one);
      return { lists, first: keeper.parts.add(stored) };
    });
    const ids = new Set([...own.keys(), ...others.flatMap(({ lists }) => [...lists.keys()])]);
    for (const id of ids) {
      const list = own.get(id);
      const [, number = '', key = ''] = /^(\d+) (.*)$/s.exec(id) ?? [];
      const readers = (list?.searches ?? [Number(number)]).filter((one) => searches.has(one));
      if (readers.length === 0) continue;
      const rows = [...(list?.rows.all ?? [])];
      for (const { lists, first } of others)
        for (const row of lists.get(id) ?? []) rows.push(first + row);
      const merged = new KeptRows(keeper.parts, this.#newBudget());
      addInOrder(rows, { ...part, parts: keeper.parts }, merged);
      for (const search of readers) this.#routed.searches[search]?.replace(key, merged);
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
      const own = windowsIn(windows, search);
      results.push([search, runSearch(routed, { ...options, now, windows: own })]);
      await othersTurn();
    }
    return results;
  }
}

interface Merging extends Pick<SearchPart, 'discarded' | 'cut'> {
  readonly parts: RowParts;
}

/** Adds rows in the order of the logs, within limits: the same are left out as if one thread had read all logs. */
function addInOrder(
  rows: readonly number[],
  { discarded, cut, parts }: Merging,
  to: KeptRows,
): void {
  const inOrder = (a: number, b: number): number =>
    parts.orderOf(a) - parts.orderOf(b) || parts.sequenceOf(a) - parts.sequenceOf(b);
  const counted = rows.filter((row) => !discarded.has(positionOf(parts.orderOf(row))));
  for (const row of counted.sort(inOrder)) {
    if (isBefore(row, { cut, parts })) to.add(row);
    else to.miss('all-kept-values', () => row);
  }
}

function isBefore(row: number, { cut, parts }: Pick<Merging, 'cut' | 'parts'>): boolean {
  if (cut === undefined) return true;
  const position = positionOf(parts.orderOf(row));
  return (
    position < cut.position || (position === cut.position && parts.sequenceOf(row) <= cut.sequence)
  );
}

async function* noInput(): AsyncGenerator<Buffer> {
  // One thread alone reads standard input.
}
