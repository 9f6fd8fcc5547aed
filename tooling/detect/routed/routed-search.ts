import { Budget } from '../../base/budget.ts';
import type { Event, FieldReader } from '../../events/event.ts';
import type { Dataset, Run, Test } from '../../events/run.ts';
import { type ScanNeed, scanNeeds } from '../../plan/needs/scan-needs.ts';
import type { CompiledSearch } from '../compile-search.ts';
import type { Library } from '../library.ts';
import { bareRun, type RunSettings, Sample } from '../sample.ts';
import { traceNumbers, withNumber } from '../trace-rows.ts';
import { isInIndexes } from './indexes.ts';
import { datasetKey, type EventOrigin, type KeptRow, KeptRows } from './kept-rows.ts';

/** What all runs have in common. */
export type RoutedSettings = Pick<RunSettings, 'timeZone' | 'geo'> & { readonly now: number };

const EVENTS: Dataset = { kind: 'events' };

/** A search among many, and the rows that it may need. */
export class RoutedSearch {
  readonly search: CompiledSearch;
  /** Undefined if it builds searches while it runs: then it may need every event. */
  readonly needs: readonly ScanNeed[] | undefined;
  readonly #library: Library;
  /** What its conditions may spend before it runs. */
  readonly #gate: Run;
  readonly #budget = new Budget();
  readonly #kept: KeptRows;

  constructor(search: CompiledSearch, library: Library) {
    this.search = search;
    this.needs = scanNeeds(search.optimised);
    this.#library = library;
    const budget = this.#budget.in(search.source);
    this.#gate = { ...bareRun(library), budget };
    this.#kept = new KeptRows(budget);
  }

  keep(key: string, kept: KeptRow): void {
    this.#kept.add(key, kept);
  }

  /** Whether it may need a row. Where the condition fails, it does: the search then fails itself, and says so. */
  mayNeed(row: FieldReader, condition: Test | undefined): boolean {
    if (condition === undefined) return true;
    try {
      return condition(row, this.#gate) === true;
    } catch {
      return true;
    }
  }

  /** The rows of a dataset that it may need, newest first. */
  keptRows(dataset: Dataset, indexes?: readonly string[]): readonly KeptRow[] {
    const rows = this.#kept.rowsOf(datasetKey(dataset));
    return indexes === undefined ? rows : rows.filter(({ index }) => isInIndexes(index, indexes));
  }

  /** The run of the search over the rows that it may need. */
  run(settings: RoutedSettings, warn: (message: string) => void): Run {
    const hits = this.#budget.hits;
    const sampleOf = (events: readonly Event[]) => new Sample(events, this.#library, hits);
    const rowsOf = (dataset: Dataset, indexes: readonly string[] | undefined) =>
      this.keptRows(dataset, indexes).map(({ row }) => row);
    const run = sampleOf([]).run(warn, settings);
    const scan: Run['scan'] = (dataset, indexes) =>
      this.needs === undefined
        ? sampleOf(rowsOf(EVENTS, indexes)).run(warn, settings).scan(dataset)
        : rowsOf(dataset, indexes);
    return { ...run, scan };
  }

  /** Traces rows of a run back to events. Undefined for a search that may read any event. */
  trace(settings: RoutedSettings): ((row: Event) => readonly EventOrigin[]) | undefined {
    if (this.needs === undefined) return undefined;
    const origins = new Map<number, EventOrigin>();
    const scan: Run['scan'] = (dataset, indexes) =>
      this.keptRows(dataset, indexes).map(({ row, origin }) => withNumber(row, origin.order));
    for (const { dataset } of this.needs)
      for (const { origin } of this.keptRows(dataset)) origins.set(origin.order, origin);
    const behind = traceNumbers(this.search, {
      library: this.#library,
      run: { ...this.run(settings, ignore), scan },
      matching: () => [...origins.keys()].sort((a, b) => a - b),
    });
    return (row) => behind(row).flatMap((number) => origins.get(number) ?? []);
  }
}

function ignore(): void {
  // The run that produced the rows already reported its warnings.
}
