import { engine } from '../../backends/engine/engine.ts';
import type { Executable } from '../../backends/engine/operator.ts';
import type { Budget, Used } from '../../base/budget.ts';
import type { Event, FieldReader } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import { environmentFor } from '../../mapping/environment.ts';
import { mayBuildScans, type ScanNeed, scanNeeds } from '../../plan/needs/scan-needs.ts';
import type { RunnableSearch } from '../compile-search.ts';
import { type Library, lookupsOf } from '../library.ts';
import { bareRun, type RunSettings, Sample } from '../sample.ts';
import { traceNumbers, withNumber } from '../trace-rows.ts';
import { isInIndexes } from './indexes.ts';
import {
  datasetKey,
  type EventOrigin,
  type KeptRange,
  type KeptRow,
  KeptRows,
} from './kept-rows.ts';

/** What all runs have in common. */
export interface RoutedSettings extends Pick<RunSettings, 'timeZone' | 'geo'> {
  readonly now: number;
  /** Only events of this time; undefined for all. */
  readonly range?: KeptRange | undefined;
}

/** How a search takes part. */
export interface RoutedOptions {
  readonly library: Library;
  /** For each list of rows, and all of them together; tests set other limits. */
  readonly newBudget: () => Budget;
  /** Whether it reads every event, because of searches that it builds while it runs. */
  readonly readsAll: boolean;
}

/** Whether a search may need a row. */
export type RowTest = (row: FieldReader, run: Run) => boolean;

const EVERY_EVENT: ScanNeed = {
  dataset: { kind: 'events' },
  indexes: undefined,
  clauses: [],
  condition: undefined,
  later: undefined,
  fields: 'all',
};

/** A search among many, and the rows that it may need. */
export class RoutedSearch {
  readonly search: RunnableSearch;
  readonly needs: readonly ScanNeed[];
  readonly #options: RoutedOptions;
  /** What its conditions may spend before it runs. */
  readonly #gate: Run;
  readonly #kept = new Map<string, KeptRows>();
  readonly #shared: KeptRows[] = [];
  readonly #executable: Executable;
  #hasBuiltSearches = false;
  #candidates = 0;

  constructor(search: RunnableSearch, options: RoutedOptions) {
    this.search = search;
    this.#options = options;
    this.needs = options.readsAll ? [EVERY_EVENT] : scanNeeds(search.optimised);
    this.#gate = { ...bareRun(options.library), budget: options.newBudget().in(search.source) };
    const isWatched = mayBuildScans(search.optimised) && !options.readsAll;
    this.#executable = isWatched ? this.#watched() : search.executable;
  }

  /** The rows that it may need, by dataset. Some of these lists are those of other searches too. */
  get lists(): ReadonlyMap<string, KeptRows> {
    return this.#kept;
  }

  /** What its conditions have used. */
  get used(): Used {
    return this.#gate.budget.used;
  }

  /** Takes other rows for those of a dataset. */
  replace(key: string, rows: KeptRows): void {
    this.#kept.set(key, rows);
  }

  /** Whether the last run built searches, which may have needed rows that were not kept. */
  get needsAll(): boolean {
    return this.#hasBuiltSearches;
  }

  /** The number of rows that the router named: those that its conditions were evaluated on, and those that it shares. */
  get candidates(): number {
    return this.#candidates + this.#shared.reduce((sum, { size }) => sum + size, 0);
  }

  /** The number of rows that it may need. */
  get size(): number {
    return [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether it may need a row of a range of time. */
  hasRows(range: KeptRange): boolean {
    return [...this.#kept.values()].some((rows) => rows.within(range).length > 0);
  }

  /** Takes the rows of a dataset from a list that several searches share. */
  share(dataset: Dataset, rows: KeptRows): void {
    this.#kept.set(datasetKey(dataset), rows);
    this.#shared.push(rows);
  }

  keep(key: string, kept: KeptRow): void {
    const rows = this.#kept.get(key) ?? new KeptRows(this.#options.newBudget());
    this.#kept.set(key, rows);
    rows.add(kept);
  }

  /** Whether it may need a row. Where the condition fails, it does: the search then fails itself, and says so. */
  mayNeed(row: FieldReader, condition: RowTest | undefined): boolean {
    this.#candidates += 1;
    if (condition === undefined) return true;
    try {
      return condition(row, this.#gate);
    } catch {
      return true;
    }
  }

  rows(run: Run): Iterable<Event> {
    return this.#executable(run);
  }

  /** The run of the search over the rows that it may need. */
  run(settings: RoutedSettings, warn: (message: string) => void): Run {
    const hits = [
      ...this.#gate.budget.hits,
      ...[...this.#kept.values()].flatMap(({ hits }) => hits),
    ];
    const sampleOf = (events: readonly Event[]) => new Sample(events, this.#options.library, hits);
    const run = sampleOf([]).run(warn, settings);
    const rowsOf = (dataset: Dataset, indexes: readonly string[] | undefined) =>
      this.#rowsOf(dataset, indexes, settings.range).map(({ row }) => row);
    const scan: Run['scan'] = (dataset, indexes) =>
      this.#options.readsAll
        ? sampleOf(rowsOf(EVERY_EVENT.dataset, indexes)).run(warn, settings).scan(dataset)
        : rowsOf(dataset, indexes);
    return { ...run, scan };
  }

  /** Traces rows of a run back to events. Undefined for a search that builds searches while it runs. */
  trace(settings: RoutedSettings): ((row: Event) => readonly EventOrigin[]) | undefined {
    if (this.#options.readsAll) return undefined;
    const origins = new Map<number, EventOrigin>();
    for (const { dataset } of this.needs)
      for (const { origin } of this.#rowsOf(dataset, undefined, settings.range))
        origins.set(origin.order, origin);
    const scan: Run['scan'] = (dataset, indexes) =>
      this.#rowsOf(dataset, indexes, settings.range).map(({ row, origin }) =>
        withNumber(row, origin.order),
      );
    const behind = traceNumbers(this.search, {
      library: this.#options.library,
      run: { ...this.run(settings, ignore), scan },
      matching: () => [...origins.keys()].sort((a, b) => a - b),
    });
    return (row) => behind(row).flatMap((number) => origins.get(number) ?? []);
  }

  #rowsOf(
    dataset: Dataset,
    indexes: readonly string[] | undefined,
    range: KeptRange | undefined,
  ): readonly KeptRow[] {
    const rows = this.#kept.get(datasetKey(dataset))?.within(range) ?? [];
    return indexes === undefined ? rows : rows.filter(({ index }) => isInIndexes(index, indexes));
  }

  /** The same search, noting when it builds another. */
  #watched(): Executable {
    const { optimised, source } = this.search;
    const environment = environmentFor(source, lookupsOf(this.#options.library));
    const { language } = environment;
    const noting =
      <Written, Read>(read: (written: Written) => Read) =>
      (written: Written): Read => {
        this.#hasBuiltSearches = true;
        return read(written);
      };
    const watching = {
      ...language,
      readCommand: noting(language.readCommand),
      readPipeline: noting(language.readPipeline),
    };
    return engine({ ...environment, language: watching }).emit(optimised, source).program;
  }
}

function ignore(): void {
  // The run that produced the rows already reported its warnings.
}
