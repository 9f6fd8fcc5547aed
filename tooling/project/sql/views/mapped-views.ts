import type { StoredColumn } from '../../../backends/sql/columns.ts';
import type { Dialect } from '../../../backends/sql/dialect.ts';
import { tableOfDataset } from '../../../backends/sql/tables.ts';
import { type NoSql, type ViewRows, viewQuery } from '../../../backends/sql/view-rows.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Source } from '../../../base/source.ts';
import type { ContentDocument } from '../../../content/document.ts';
import type { DataModel } from '../../../content/model.ts';
import type { Dataset } from '../../../events/run.ts';
import { requiredLiterals } from '../../../plan/required-literals.ts';
import { tableDiagnostic } from '../tables/diagnostics.ts';
import type { MappedTable } from '../tables/table-mapping.ts';
import { applyDataset, constraintOf, type DatasetNode, datasetNodes } from './dataset-rows.ts';
import { familyOf, type SourceDocument } from './source-branches.ts';
import { areDisjoint, documentsOf, type EventKind, eventKinds, rowsOfKind } from './source-rows.ts';

/** A view of raw tables: the rows of a dataset, or all events. */
export interface MappedView {
  /** As `tripline sql --views` names it: `endpoint_processes`. */
  readonly name: string;
  readonly sql: string;
  readonly columns: ReadonlyMap<string, StoredColumn>;
  /** The raw tables that it reads. */
  readonly tables: readonly MappedTable[];
}

/** What views are made of. */
export interface ViewContent {
  readonly sources: ReadonlyMap<string, SourceDocument>;
  readonly models: readonly ContentDocument<DataModel>[];
}

/** The views of raw tables: each is made when it is first asked for. */
export class MappedViews {
  readonly #dialect: Dialect;
  readonly #models = new Map<string, ReadonlyMap<string, DatasetNode>>();
  readonly #kinds: readonly EventKind[];
  readonly #views = new Map<string, MappedView | undefined>();
  readonly #problems = new Map<string, Diagnostic>();

  constructor(
    tables: ReadonlyMap<string, MappedTable>,
    { sources, models }: ViewContent,
    dialect: Dialect,
  ) {
    this.#dialect = dialect;
    for (const model of models) this.#models.set(model.data.name, datasetNodes(model));
    this.#kinds = [...tables].flatMap(([name, table]) => {
      const family = familyOf(name, sources);
      return family === undefined ? [] : [...eventKinds(family, table)];
    });
    this.#reportOverlaps();
  }

  /** Parts of mappings without SQL, in the views that were made. */
  get problems(): readonly Diagnostic[] {
    return [...this.#problems.values()];
  }

  /** The datasets for which some raw table may have rows, and events. */
  *datasets(): Iterable<Dataset> {
    yield { kind: 'events' };
    for (const [model, nodes] of this.#models)
      for (const [dataset, node] of nodes)
        if (this.#kinds.some((kind) => mayEnter(kind, node)))
          yield { kind: 'data-model', model, dataset };
  }

  /** The view of a dataset; undefined if no raw table has rows for it. */
  viewOf(dataset: Dataset): MappedView | undefined {
    const key = tableOfDataset(dataset);
    if (!this.#views.has(key)) this.#views.set(key, this.#make(dataset));
    return this.#views.get(key);
  }

  #make(dataset: Dataset): MappedView | undefined {
    if (dataset.kind === 'events') return this.#viewOfKinds(dataset, this.#kinds, () => true);
    if (dataset.kind !== 'data-model') return undefined;
    const name = dataset.dataset.split('.').at(-1) ?? '';
    const node = this.#models.get(dataset.model)?.get(name);
    if (node === undefined) return undefined;
    const kinds = this.#kinds.filter((kind) => mayEnter(kind, node));
    return this.#viewOfKinds(
      dataset,
      kinds,
      (rows) => applyDataset(rows, node, this.#report) === undefined,
    );
  }

  #viewOfKinds(
    dataset: Dataset,
    kinds: readonly EventKind[],
    enter: (rows: ViewRows) => boolean,
  ): MappedView | undefined {
    const branches = kinds.flatMap((kind) => {
      const rows = rowsOfKind(kind, this.#dialect, this.#report);
      return rows !== undefined && enter(rows) ? [{ kind, rows }] : [];
    });
    if (branches.length === 0) return undefined;
    const refused = new Map(branches.flatMap(({ rows }) => [...rows.refused]));
    // A field without SQL in some rows has no column at all: its values would be those of the other rows.
    for (const [field, reason] of refused)
      for (const { rows } of branches) rows.refuse(field, reason);
    const { sql, columns } = viewQuery(branches.map(({ rows }) => rows));
    const known = columns.map(({ field, name, type }) => [field, { name, type }] as const);
    const broken = [...refused].map(
      ([field, reason]) => [field, withoutSql(field, reason)] as const,
    );
    return {
      name: tableOfDataset(dataset).replaceAll('.', '_'),
      sql,
      columns: new Map([...known, ...broken]),
      tables: [...new Set(branches.map(({ kind }) => kind.table))],
    };
  }

  #report = (what: string, { reason, span }: NoSql, source: Source): void => {
    const place = { source, ...(span ?? { start: 0, end: source.text.length }) };
    const diagnostic = tableDiagnostic('no-sql', { what, reason }, place);
    this.#problems.set(`${source.name} ${what} ${reason}`, diagnostic);
  };

  #reportOverlaps(): void {
    for (const { path } of this.#kinds) {
      const { children } = path.at(-1) ?? { children: [] };
      for (const [index, one] of children.entries())
        for (const other of children.slice(index + 1)) {
          if (areDisjoint(one, other)) continue;
          const [name, second] = [one.document.data.name, other.document.data.name];
          const span = other.document.spanAt(['name']);
          const params = { name, other: second };
          this.#problems.set(`${name} ${second}`, tableDiagnostic('several-sources', params, span));
        }
    }
  }
}

function withoutSql(field: string, reason: string): StoredColumn {
  return {
    name: field,
    type: 'text',
    problem: { code: 'missing-column', reason: `no view has "${field}": ${reason}` },
  };
}

/** Whether events of a kind can have the tags that a dataset asks for. */
function mayEnter(kind: EventKind, node: DatasetNode): boolean {
  if (kind.table.columns.has('tag')) return true;
  const tags = new Set(documentsOf(kind).flatMap(tagsOf));
  return constraintsOf(node)
    .filter((clause) => clause.every(({ field }) => field === 'tag'))
    .every((clause) => clause.some(({ text }) => tags.has(text.toLowerCase())));
}

function tagsOf({ data: { event_tags: tags = [], event_types: types = [] } }: SourceDocument) {
  return [...tags, ...types.flatMap((type) => type.tags ?? [])].map((tag) => tag.toLowerCase());
}

function constraintsOf(node: DatasetNode): ReturnType<typeof requiredLiterals> {
  const own = requiredLiterals(constraintOf(node).condition);
  return node.parent === undefined ? own : [...constraintsOf(node.parent), ...own];
}
