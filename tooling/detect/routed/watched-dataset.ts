import { testOf } from '../../backends/engine/build.ts';
import type { Environment } from '../../backends/engine/environment.ts';
import { laterTest } from '../../backends/engine/later-test.ts';
import { type Requirement, Router } from '../../backends/engine/router/router.ts';
import type { Budget } from '../../base/budget.ts';
import { byCodeUnit } from '../../base/order.ts';
import { type Event, type FieldReader, timeOf } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import { environmentFor } from '../../mapping/environment.ts';
import type { NeededFields } from '../../plan/needs/needed-fields.ts';
import type { ScanNeed } from '../../plan/needs/scan-needs.ts';
import { type Library, lookupsOf } from '../library.ts';
import { indexOf, isInIndexes } from './indexes.ts';
import { datasetKey, KeptRows } from './kept-rows.ts';
import type { RoutedSearch, RowTest } from './routed-search.ts';
import type { NewRow, RowKeeper } from './row-keeper.ts';
import { RowShape } from './stored-row.ts';
import type { EventOrigin } from './stored-rows.ts';

/** Who keeps rows. */
interface Keeper {
  /** Its number among those of the dataset. */
  readonly position: number;
  /** The fields that it reads. */
  readonly fields: NeededFields;
}

/** What is kept of a row: all, or these fields. */
type RowKind = 'whole' | RowShape;

/** A part of a search that reads some rows of a dataset. */
interface Watch extends Keeper {
  readonly search: RoutedSearch;
  readonly indexes: readonly string[] | undefined;
  readonly clauses: Requirement;
  readonly test: RowTest | undefined;
}

/** All rows of some indexes. */
interface SharedList extends Keeper {
  readonly indexes: readonly string[] | undefined;
  readonly rows: KeptRows;
  fields: NeededFields;
}

/** A row whose fields are computed when they are read. */
interface LazyRow extends FieldReader {
  /** The same fields, if they are all computed. */
  readonly event?: Event;
  whole(): Event;
}

/** What datasets have in common. */
export interface WatchedOptions {
  readonly library: Library;
  readonly keeper: RowKeeper;
  /** For each list of rows. */
  readonly newBudget: () => Budget;
}

/** A dataset, and all parts of searches that read it. */
export class WatchedDataset {
  readonly #dataset: Dataset;
  readonly #key: string;
  readonly #options: WatchedOptions;
  readonly #watches: Watch[] = [];
  /** The lists that take all rows of some indexes, for the searches that require nothing else of them. */
  readonly #lists: SharedList[] = [];
  readonly #kinds = new Map<string, RowKind>();
  readonly #shapes = new Map<string, RowShape>();
  #router: Router | undefined;

  constructor(dataset: Dataset, options: WatchedOptions) {
    this.#dataset = dataset;
    this.#key = datasetKey(dataset);
    this.#options = options;
  }

  /** Adds the parts of a search that read this dataset. */
  watch(needs: readonly ScanNeed[], search: RoutedSearch): void {
    const fields = needs.map((need) => need.fields).reduce(both);
    const [open, ...others] = needs.filter(isOpen);
    if (open !== undefined) {
      const indexes = others.length === 0 && needs.length === 1 ? open.indexes : undefined;
      const list = this.#listOf(indexes);
      list.fields = both(list.fields, fields);
      search.share(this.#dataset, list.rows);
      return;
    }
    const environment = environmentFor(search.search.source, lookupsOf(this.#options.library));
    for (const need of needs) {
      const { indexes, clauses } = need;
      const test = rowTestOf(need, environment);
      this.#watches.push({
        position: this.#nextPosition(),
        search,
        indexes,
        clauses,
        test,
        fields,
      });
    }
  }

  #listOf(indexes: readonly string[] | undefined): SharedList {
    const known = this.#lists.find((list) => String(list.indexes) === String(indexes));
    if (known !== undefined) return known;
    const { keeper, newBudget } = this.#options;
    const rows = new KeptRows(keeper.parts, newBudget());
    const list: SharedList = { position: this.#nextPosition(), indexes, rows, fields: new Set() };
    this.#lists.push(list);
    return list;
  }

  #nextPosition(): number {
    return this.#watches.length + this.#lists.length;
  }

  /** What an event must contain to have a row here: all that one of the alternatives says. */
  get requirements(): readonly Requirement[] {
    const dataset = this.#dataset;
    return dataset.kind === 'data-model'
      ? this.#options.library.dataModels.requirements(dataset)
      : [[]];
  }

  /** Offers the rows of an event to the searches. */
  offer(event: Event, origin: EventOrigin, run: Run): void {
    for (const row of this.#rowsOf(event, run)) this.#offerRow(row, { event, origin });
  }

  #offerRow(
    row: LazyRow,
    { event, origin }: { readonly event: Event; readonly origin: EventOrigin },
  ): void {
    const index = indexOf(event);
    const lists = this.#lists.filter(({ indexes }) => isInIndexes(index, indexes));
    const watches = this.#watchesOf(row, index);
    if (lists.length + watches.length === 0) return;
    const part = this.#partOf(row, this.#kindFor([...lists, ...watches]));
    const keep = this.#options.keeper.keep({ ...part, origin, index });
    for (const { rows } of lists) keep(rows);
    for (const { search } of watches) keep(search.listOf(this.#key));
  }

  /** The parts of searches that may need a row. */
  #watchesOf(row: LazyRow, index: string): readonly Watch[] {
    this.#router ??= new Router(this.#watches.map(({ clauses }) => clauses));
    const candidates = this.#router
      .candidates(row.event ?? row)
      .flatMap((at) => this.#watches[at] ?? []);
    return candidates.filter(
      ({ search, indexes, test }) => isInIndexes(index, indexes) && search.mayNeed(row, test),
    );
  }

  /** What is kept of rows that these keep. The same often keep rows together. */
  #kindFor(keepers: readonly Keeper[]): RowKind {
    let id = '';
    for (const { position } of keepers) id += `${position} `;
    const known = this.#kinds.get(id);
    if (known !== undefined) return known;
    const fields = keepers.map((keeper) => keeper.fields).reduce(both);
    const kind = fields === 'all' ? 'whole' : this.#shapeOf(fields);
    if (this.#kinds.size >= MOST_KINDS) this.#kinds.clear();
    this.#kinds.set(id, kind);
    return kind;
  }

  #shapeOf(fields: ReadonlySet<string>): RowShape {
    const names = [...fields];
    const key = names.toSorted(byCodeUnit).join('\0');
    const shape = this.#shapes.get(key) ?? new RowShape(names);
    this.#shapes.set(key, shape);
    return shape;
  }

  #partOf(row: LazyRow, kind: RowKind): Pick<NewRow, 'shape' | 'values' | 'time'> {
    if (kind === 'whole') {
      const event = row.whole();
      const shape = this.#options.keeper.shapeOf(event);
      return { shape, values: [...event.values()], time: timeOf(event) };
    }
    const values = kind.names.map((name) => row.get(name) ?? undefined);
    return { shape: kind, values, time: timeOf(row) };
  }

  #rowsOf(event: Event, run: Run): Iterable<LazyRow> {
    const dataset = this.#dataset;
    const { dataModels, dataSources } = this.#options.library;
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

/** As many combinations of keepers are known at a time. */
const MOST_KINDS = 10_000;

/** Whether a need says nothing about the rows. */
function isOpen({ clauses, condition, later }: ScanNeed): boolean {
  return clauses.length === 0 && condition === undefined && later === undefined;
}

/** The conditions of a need as one; undefined if there are none. */
function rowTestOf({ condition, later }: ScanNeed, environment: Environment): RowTest | undefined {
  const test = condition && testOf(condition, environment);
  if (later === undefined) return test && ((row, run) => test(row, run) === true);
  const passes = laterTest(later, environment);
  if (test === undefined) return passes;
  return (row, run) => test(row, run) === true && passes(row, run);
}

function both(some: NeededFields, others: NeededFields): NeededFields {
  return some === 'all' || others === 'all' ? 'all' : new Set([...some, ...others]);
}

function computed(event: Event): LazyRow {
  return { event, get: (field) => event.get(field), whole: () => event };
}
