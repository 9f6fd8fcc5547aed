import type { StoredColumn } from '../../../backends/sql/columns.ts';
import type { Dialect } from '../../../backends/sql/dialect.ts';
import type { StoredTable } from '../../../backends/sql/tables.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { textReport } from '../../../base/report/text.ts';
import { mergedDocuments } from '../../../detect/library.ts';
import type { Dataset } from '../../../events/run.ts';
import { UsageError } from '../../usage-error.ts';
import type { Workspace } from '../../workspace.ts';
import { type MappedView, MappedViews, type ViewContent } from '../views/mapped-views.ts';
import { type MappedTable, type TableMapping, tableMapping } from './table-mapping.ts';

/** The tables of a content folder in tripline.yml, and wrong names in it; undefined if it has none. */
export interface FolderTables {
  readonly mapping: TableMapping;
  readonly content: ViewContent;
  readonly problems: readonly Diagnostic[];
}

/** Reads the tables of a content folder. */
export function folderTables(workspace: Workspace): FolderTables | undefined {
  const { configuration, content, builtIn, library } = workspace;
  if (configuration?.data.tables === undefined) return undefined;
  const documents = mergedDocuments(content.data_source, builtIn.data_source);
  const sources = new Map(documents.map((document) => [document.data.name, document]));
  const models = mergedDocuments(content.data_model, builtIn.data_model);
  const problems: Diagnostic[] = [];
  const known = { dataModels: library.dataModels, sources };
  const mapping = tableMapping(configuration, known, (problem) => problems.push(problem));
  return mapping && { mapping, content: { sources, models }, problems };
}

/** The tables of a content folder; wrong names end the command, with all of them in one report. */
export function requiredTables(workspace: Workspace): FolderTables | undefined {
  const tables = folderTables(workspace);
  const problems = tables?.problems ?? [];
  if (problems.length > 0)
    throw new UsageError(problems.map((item) => textReport(item)).join('\n'));
  return tables;
}

/** Where the rows of a dataset are: in a table of others, or in a view of raw tables. */
export type DatasetPlace =
  | { readonly kind: 'table'; readonly table: MappedTable; readonly stored: StoredTable }
  | { readonly kind: 'view'; readonly view: MappedView };

/** The tables and views of datasets, as the mapping names them. */
export class MappedDatasets {
  readonly views: MappedViews;
  readonly #mapping: TableMapping;
  readonly #dataModels: Workspace['library']['dataModels'];

  constructor(
    { mapping, content }: Pick<FolderTables, 'mapping' | 'content'>,
    { library }: Pick<Workspace, 'library'>,
    dialect: Dialect,
  ) {
    this.#mapping = mapping;
    this.#dataModels = library.dataModels;
    this.views = new MappedViews(mapping.sources, content, dialect);
  }

  /** Undefined if the mapping has no rows of a dataset. */
  placeOf(dataset: Dataset): DatasetPlace | undefined {
    const table = this.#tableOf(dataset);
    if (table !== undefined) return { kind: 'table', table, stored: this.#stored(table, dataset) };
    const view = this.views.viewOf(dataset);
    return view && { kind: 'view', view };
  }

  /** The table of a dataset, or its view in the schema of views. */
  tableFor(dataset: Dataset): StoredTable | undefined {
    const place = this.placeOf(dataset);
    if (place?.kind === 'table') return place.stored;
    return place && { name: this.nameOf(place.view), columns: place.view.columns };
  }

  /** A table of a dataset with the columns that the table or view of the mapping has. */
  shapeOf(dataset: Dataset, table: StoredTable): StoredTable {
    const place = this.placeOf(dataset);
    if (place === undefined) return table;
    const mapped = place.kind === 'table' ? place.stored.columns : place.view.columns;
    const columns = [...table.columns].filter(
      ([field]) => mapped.get(field)?.problem === undefined,
    );
    const known = place.kind === 'table' ? columns.filter(([field]) => mapped.has(field)) : columns;
    const broken = [...mapped].filter(([, { problem }]) => problem !== undefined);
    return { ...table, columns: new Map([...known, ...broken]) };
  }

  /** The name of a view, with the schema of views. */
  nameOf({ name }: MappedView): readonly string[] {
    return [...this.#mapping.views, name];
  }

  #tableOf(dataset: Dataset): MappedTable | undefined {
    if (dataset.kind !== 'data-model') return undefined;
    return this.#mapping.datasets.get(`${dataset.model}.${dataset.dataset.split('.').at(-1)}`);
  }

  /** A field of the dataset without a column cannot be read: searches would silently find nothing. */
  #stored({ name, columns }: MappedTable, dataset: Dataset): StoredTable {
    const fields =
      dataset.kind === 'data-model'
        ? this.#dataModels.fieldsOf(dataset.model, dataset.dataset)
        : undefined;
    const missing = [...(fields ?? [])]
      .filter((field) => !columns.has(field))
      .map((field) => [field, withoutColumn(field, name)] as const);
    const known = [...columns].flatMap(([field, column]) =>
      column === null ? [] : [[field, column] as const],
    );
    return { name, columns: new Map([...known, ...missing]) };
  }
}

function withoutColumn(field: string, table: readonly string[]): StoredColumn {
  return {
    name: field,
    type: 'text',
    problem: {
      code: 'missing-column',
      reason: `tripline.yml has no column of ${table.join('.')} for "${field}"`,
    },
  };
}
