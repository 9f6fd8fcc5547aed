import { testOf } from '../../backends/engine/build.ts';
import { type Requirement, Router } from '../../backends/engine/router/router.ts';
import type { Event, FieldReader } from '../../events/event.ts';
import type { Dataset, Run, Test } from '../../events/run.ts';
import { environmentFor } from '../../mapping/environment.ts';
import type { ScanNeed } from '../../plan/needs/scan-needs.ts';
import { type Library, lookupsOf } from '../library.ts';
import { indexOf, isInIndexes } from './indexes.ts';
import { datasetKey, type EventOrigin, type KeptRow } from './kept-rows.ts';
import type { RoutedSearch } from './routed-search.ts';

/** A part of a search that reads a dataset. */
interface Watch {
  readonly search: RoutedSearch;
  readonly indexes: readonly string[] | undefined;
  readonly clauses: Requirement;
  readonly test: Test | undefined;
}

/** A row that is computed as far as it is read. */
export interface LazyRow extends FieldReader {
  whole(): Event;
}

/** A dataset, and all parts of searches that read it. */
export class WatchedDataset {
  readonly dataset: Dataset;
  readonly #key: string;
  readonly #library: Library;
  readonly #watches: Watch[] = [];
  #router: Router | undefined;

  constructor(dataset: Dataset, library: Library) {
    this.dataset = dataset;
    this.#key = datasetKey(dataset);
    this.#library = library;
  }

  watch({ indexes, clauses, condition }: ScanNeed, search: RoutedSearch): void {
    const environment = environmentFor(search.search.source, lookupsOf(this.#library));
    const test = condition && testOf(condition, environment);
    this.#watches.push({ search, indexes, clauses, test });
  }

  /** What an event must contain to have a row here: all that one of the alternatives says. */
  get requirements(): readonly Requirement[] {
    const { dataset } = this;
    return dataset.kind === 'data-model' ? this.#library.dataModels.requirements(dataset) : [[]];
  }

  /** Offers the rows of an event to the searches. */
  offer(event: Event, origin: EventOrigin, run: Run): void {
    for (const row of this.#rowsOf(event, run)) this.#offerRow(row, { event, origin });
  }

  #offerRow(
    row: LazyRow,
    { event, origin }: { readonly event: Event; readonly origin: EventOrigin },
  ): void {
    this.#router ??= new Router(this.#watches.map(({ clauses }) => clauses));
    const index = indexOf(event);
    let kept: KeptRow | undefined;
    for (const candidate of this.#router.candidates(row)) {
      const watch = this.#watches[candidate];
      if (watch === undefined) continue;
      const { search, indexes, test } = watch;
      if (!isInIndexes(index, indexes) || !search.mayNeed(row, test)) continue;
      kept ??= { row: row.whole(), origin, index };
      search.keep(this.#key, kept);
    }
  }

  #rowsOf(event: Event, run: Run): Iterable<LazyRow> {
    const { dataset } = this;
    const { dataModels, dataSources } = this.#library;
    switch (dataset.kind) {
      case 'events':
        return [computed(event)];
      case 'data-model':
        return dataModels.rowsOf(event, dataset, run);
      case 'enriched-events': {
        const isOcsf = dataset.shape === 'ocsf';
        const row = isOcsf ? dataSources.enrichOcsf(event, run) : dataSources.enrich(event, run);
        return row === undefined ? [] : [computed(row)];
      }
      default:
        return [];
    }
  }
}

function computed(event: Event): LazyRow {
  return { get: (field) => event.get(field), whole: () => event };
}
