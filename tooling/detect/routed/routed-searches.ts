import { Router } from '../../backends/engine/router/router.ts';
import { addTo } from '../../base/add-to.ts';
import { Budget } from '../../base/budget.ts';
import { type Event, timeOf } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import type { ScanNeed } from '../../plan/needs/scan-needs.ts';
import type { RunnableSearch } from '../compile-search.ts';
import type { Library } from '../library.ts';
import { bareRun } from '../sample.ts';
import { datasetKey, type KeptRows } from './kept-rows.ts';
import { type BuiltSearch, RoutedSearch } from './routed-search.ts';
import { RowKeeper } from './row-keeper.ts';
import type { EventOrigin } from './stored-rows.ts';
import { WatchedDataset, type WatchedOptions } from './watched-dataset.ts';

/** Rows of a dataset that one or several searches may need. */
export interface KeptList {
  readonly id: string;
  /** The key of the dataset. */
  readonly key: string;
  readonly rows: KeptRows;
  readonly searches: readonly number[];
}

/** How searches take part. */
export interface RoutedSearchesOptions {
  /** By search: those that it built when it ran before. */
  readonly built?: readonly (readonly BuiltSearch[])[];
  /** For each list of rows, and all of them together; tests set other limits. */
  readonly newBudget?: () => Budget;
}

/**
 * Many searches over one stream of events. Each event is looked at once; each search gets the few rows that may matter
 * to it, and can run when all events are read. It returns the same rows as if it had read all events.
 */
export class RoutedSearches {
  readonly searches: readonly RoutedSearch[];
  /** Names the datasets that an event may have rows in, by the positions of `#alternatives`. */
  readonly #router: Router;
  readonly #alternatives: readonly WatchedDataset[];
  readonly #run: Run;
  readonly keeper: RowKeeper;
  #newest = 0;

  constructor(
    searches: readonly RunnableSearch[],
    library: Library,
    { built = [], newBudget = () => new Budget() }: RoutedSearchesOptions = {},
  ) {
    this.#run = bareRun(library);
    this.keeper = new RowKeeper(newBudget());
    const options = { library, newBudget, parts: this.keeper.parts };
    this.searches = searches.map(
      (search, at) => new RoutedSearch(search, { ...options, built: built[at] ?? [] }),
    );
    const alternatives = watchedDatasets(this.searches, {
      library,
      newBudget,
      keeper: this.keeper,
    }).flatMap((dataset) => dataset.requirements.map((requirement) => ({ dataset, requirement })));
    this.#alternatives = alternatives.map(({ dataset }) => dataset);
    this.#router = new Router(alternatives.map(({ requirement }) => requirement));
  }

  /** All lists of rows, with the positions of the searches that read them. The same searches have the same lists. */
  get lists(): readonly KeptList[] {
    const lists = new Map<KeptRows, KeptList & { readonly searches: number[] }>();
    for (const [index, search] of this.searches.entries())
      for (const [key, rows] of search.lists) {
        const list = lists.get(rows) ?? { id: `${index} ${key}`, key, rows, searches: [] };
        lists.set(rows, list);
        list.searches.push(index);
      }
    return [...lists.values()];
  }

  /** The time of the newest event: what searches take for the current time, unless another is set. */
  get newest(): number {
    return this.#newest;
  }

  /** Offers an event that a catalog of data sources has normalized. */
  add(event: Event, origin: EventOrigin): void {
    this.#newest = Math.max(this.#newest, timeOf(event));
    let last: WatchedDataset | undefined;
    for (const candidate of this.#router.candidates(event).toSorted((a, b) => a - b)) {
      const dataset = this.#alternatives[candidate];
      if (dataset !== last) dataset?.offer(event, origin, this.#run);
      last = dataset;
    }
  }
}

function watchedDatasets(
  searches: readonly RoutedSearch[],
  options: WatchedOptions,
): readonly WatchedDataset[] {
  const datasets = new Map<string, WatchedDataset>();
  const watchedOf = (dataset: Dataset): WatchedDataset => {
    const key = datasetKey(dataset);
    const watched = datasets.get(key) ?? new WatchedDataset(dataset, options);
    datasets.set(key, watched);
    return watched;
  };
  for (const search of searches)
    for (const [dataset, needs] of needsByDataset(search)) watchedOf(dataset).watch(needs, search);
  return [...datasets.values()];
}

type NeedsOfDataset = readonly [dataset: Dataset, needs: readonly ScanNeed[]];

function needsByDataset({ needs }: RoutedSearch): readonly NeedsOfDataset[] {
  const byKey = new Map<string, ScanNeed[]>();
  for (const need of needs) addTo(byKey, datasetKey(need.dataset), need);
  return [...byKey.values()].flatMap((same) =>
    same.slice(0, 1).map(({ dataset }) => [dataset, same] as const),
  );
}
