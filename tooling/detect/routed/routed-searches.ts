import { Router } from '../../backends/engine/router/router.ts';
import { type Event, timeOf } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import type { ScanNeed } from '../../plan/needs/scan-needs.ts';
import type { CompiledSearch } from '../compile-search.ts';
import type { Library } from '../library.ts';
import { bareRun } from '../sample.ts';
import { datasetKey, type EventOrigin } from './kept-rows.ts';
import { RoutedSearch } from './routed-search.ts';
import { WatchedDataset } from './watched-dataset.ts';

/**
 * Many searches over one stream of events. Each event is looked at once; each search gets the few rows that may matter
 * to it, and can run when all events are read. It returns the same rows as if it had read all events.
 */
export class RoutedSearches {
  readonly searches: readonly RoutedSearch[];
  readonly #datasets: readonly WatchedDataset[];
  /** Names the datasets that an event may have rows in, by the positions of `#alternatives`. */
  readonly #router: Router;
  readonly #alternatives: readonly WatchedDataset[];
  readonly #run: Run;
  #newest = 0;

  constructor(searches: readonly CompiledSearch[], library: Library) {
    this.#run = bareRun(library);
    this.searches = searches.map((search) => new RoutedSearch(search, library));
    this.#datasets = watchedDatasets(this.searches, library);
    const alternatives = this.#datasets.flatMap((dataset) =>
      dataset.requirements.map((requirement) => ({ dataset, requirement })),
    );
    this.#alternatives = alternatives.map(({ dataset }) => dataset);
    this.#router = new Router(alternatives.map(({ requirement }) => requirement));
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
  library: Library,
): readonly WatchedDataset[] {
  const datasets = new Map<string, WatchedDataset>();
  const watchedOf = (dataset: Dataset): WatchedDataset => {
    const key = datasetKey(dataset);
    const watched = datasets.get(key) ?? new WatchedDataset(dataset, library);
    datasets.set(key, watched);
    return watched;
  };
  for (const search of searches)
    for (const need of search.needs ?? [EVERY_EVENT]) watchedOf(need.dataset).watch(need, search);
  return [...datasets.values()];
}

const EVERY_EVENT: ScanNeed = {
  dataset: { kind: 'events' },
  indexes: undefined,
  clauses: [],
  condition: undefined,
};
