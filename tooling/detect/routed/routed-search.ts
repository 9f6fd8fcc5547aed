import { engine } from '../../backends/engine/engine.ts';
import type { ReadPlan } from '../../backends/engine/language.ts';
import type { Executable } from '../../backends/engine/operator.ts';
import type { Budget, Used } from '../../base/budget.ts';
import type { LimitHit } from '../../base/limits.ts';
import { onceEach } from '../../base/once.ts';
import type { Event, FieldReader } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import { environmentFor } from '../../mapping/environment.ts';
import { mayBuildScans, type ScanNeed, scanNeeds, scansData } from '../../plan/needs/scan-needs.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import type { RunnableSearch } from '../compile-search.ts';
import { type Library, lookupsOf } from '../library.ts';
import { bareRun, type RunSettings, Sample } from '../sample.ts';
import { traceNumbers, withNumber } from '../trace-rows.ts';
import { isInIndexes } from './indexes.ts';
import { datasetKey, type KeptRange, KeptRows } from './kept-rows.ts';
import type { RowParts } from './row-parts.ts';
import type { EventsBehind } from './stored-rows.ts';

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
  readonly parts: RowParts;
  /** The searches that it built when it ran before: it gets the rows that they may need. */
  readonly built: readonly BuiltSearch[];
}

/** A search that another one built while it ran, and that reads stored data. Plain data. */
export interface BuiltSearch {
  readonly text: string;
  readonly plan: LogicalPlan;
}

/** Whether a search may need a row. */
export type RowTest = (row: FieldReader, run: Run) => boolean;

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
  /** The texts of the searches that it built when it ran before. */
  readonly #known: ReadonlySet<string>;
  readonly #built = new Map<string, LogicalPlan>();
  #candidates = 0;

  constructor(search: RunnableSearch, options: RoutedOptions) {
    this.search = search;
    this.#options = options;
    this.needs = [search.optimised, ...options.built.map(({ plan }) => plan)].flatMap(scanNeeds);
    this.#known = new Set(options.built.map(({ text }) => text));
    this.#gate = { ...bareRun(options.library), budget: options.newBudget().in(search.source) };
    this.#gate.budget.spend('built-searches', options.built.length);
    this.#executable = mayBuildScans(search.optimised) ? this.#watched() : search.executable;
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

  /** The searches that its runs built, besides those that were known: they may have needed rows that were not kept. */
  get built(): readonly BuiltSearch[] {
    return [...this.#built].map(([text, plan]) => ({ text, plan }));
  }

  /** The limits that kept rows or built searches from being considered. */
  get hits(): readonly LimitHit[] {
    return [...this.#gate.budget.hits, ...[...this.#kept.values()].flatMap(({ hits }) => hits)];
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

  /** Its own list of the rows of a dataset. */
  listOf(key: string): KeptRows {
    const { parts, newBudget } = this.#options;
    const rows = this.#kept.get(key) ?? new KeptRows(parts, newBudget());
    this.#kept.set(key, rows);
    return rows;
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
    const run = new Sample([], this.#options.library, this.hits).run(warn, settings);
    const { range } = settings;
    const scan: Run['scan'] = (dataset, indexes) => this.#eventsOf({ dataset, indexes, range });
    return { ...run, scan };
  }

  /** Traces rows of a run back to events. Undefined for a search that builds searches while it runs. */
  trace(settings: RoutedSettings): ((row: Event) => EventsBehind) | undefined {
    if (this.#known.size + this.#built.size > 0) return undefined;
    const { range } = settings;
    const rowsByOrder = new Map<number, number>();
    for (const { dataset } of this.needs)
      for (const row of this.#rowsOf({ dataset, indexes: undefined, range }))
        rowsByOrder.set(this.#options.parts.orderOf(row), row);
    const behind = traceNumbers(this.search, {
      library: this.#options.library,
      run: { ...this.run(settings, ignore), scan: this.#numbered(range) },
      matching: () => [...rowsByOrder.keys()].sort((a, b) => a - b),
    });
    return (row) =>
      this.#eventsBehind(behind(row).flatMap((number) => rowsByOrder.get(number) ?? []));
  }

  #eventsBehind(rows: readonly number[]): EventsBehind {
    const { parts } = this.#options;
    const listed = rows.slice(0, MOST_LISTED).map((row) => parts.originOf(row));
    const newest = rows.reduce((latest, row) => Math.max(latest, parts.eventTimeOf(row)), 0);
    return { listed, count: rows.length, newest };
  }

  #numbered(range: KeptRange | undefined): Run['scan'] {
    const { parts } = this.#options;
    const rowsOf = (scanned: Scanned) => this.#rowsOf(scanned);
    return function* (dataset, indexes) {
      for (const row of rowsOf({ dataset, indexes, range }))
        yield withNumber(parts.eventOf(row), parts.orderOf(row));
    };
  }

  *#eventsOf(scanned: Scanned): Iterable<Event> {
    for (const row of this.#rowsOf(scanned)) yield this.#options.parts.eventOf(row);
  }

  *#rowsOf({ dataset, indexes, range }: Scanned): Iterable<number> {
    const { parts } = this.#options;
    const isRead = onceEach((index: string) => isInIndexes(index, indexes));
    const rows = this.#kept.get(datasetKey(dataset))?.within(range) ?? [];
    for (const row of rows) if (isRead(parts.indexOf(row))) yield row;
  }

  /** The same search, noting when it builds another. */
  #watched(): Executable {
    const { optimised, source } = this.search;
    const environment = environmentFor(source, lookupsOf(this.#options.library));
    const { language } = environment;
    const noting =
      <Written>(read: (written: Written) => ReadPlan) =>
      (written: Written): ReadPlan => {
        const result = read(written);
        this.#note(JSON.stringify(written), result.plan);
        return result;
      };
    const watching = {
      ...language,
      readCommand: noting(language.readCommand),
      readPipeline: noting(language.readPipeline),
    };
    return engine({ ...environment, language: watching }).emit(optimised, source).program;
  }

  #note(text: string, plan: LogicalPlan): void {
    if (this.#known.has(text) || this.#built.has(text) || !scansData(plan)) return;
    if (this.#gate.budget.spend('built-searches', 1)) this.#built.set(text, plan);
  }
}

/** As many events behind a row are listed. */
const MOST_LISTED = 1_000;

/** The rows that a plan scans. */
interface Scanned {
  readonly dataset: Dataset;
  readonly indexes: readonly string[] | undefined;
  readonly range: KeptRange | undefined;
}

function ignore(): void {
  // The run that produced the rows already reported its warnings.
}
