import type { StoredColumn } from '../../../backends/sql/columns.ts';
import type { Report } from '../../../base/diagnostic.ts';
import { nearest } from '../../../base/nearest.ts';
import type { ContentDocument, Path } from '../../../content/document.ts';
import type { ColumnSetting, Configuration, TableSetting } from '../../../content/model.ts';
import type { Library } from '../../../detect/library.ts';
import type { SourceDocument } from '../views/source-branches.ts';
import { tableDiagnostic } from './diagnostics.ts';
import { nameParts } from './name-parts.ts';

/** A table of others: its name, and the columns of its fields; null for a field without values. */
export interface MappedTable {
  readonly name: readonly string[];
  readonly columns: ReadonlyMap<string, StoredColumn | null>;
}

/** The tables that tripline.yml names. */
export interface TableMapping {
  /** By dataset: `Endpoint.Processes`. */
  readonly datasets: ReadonlyMap<string, MappedTable>;
  /** By the name of the data source. */
  readonly sources: ReadonlyMap<string, MappedTable>;
  /** The schema of views. */
  readonly views: readonly string[];
}

/** What names in the settings may refer to. */
export interface KnownNames {
  readonly dataModels: Library['dataModels'];
  readonly sources: ReadonlyMap<string, SourceDocument>;
}

/** Reads the tables in tripline.yml, and reports names that do not exist; undefined if there are none. */
export function tableMapping(
  configuration: ContentDocument<Configuration> | undefined,
  known: KnownNames,
  report: Report,
): TableMapping | undefined {
  const tables = configuration?.data.tables;
  if (configuration === undefined || tables === undefined) return undefined;
  const reader = new MappingReader(configuration, known, report);
  return {
    datasets: reader.datasets(tables.datasets ?? {}),
    sources: reader.sources(tables.data_sources ?? {}),
    views:
      tables.views === undefined ? [] : (reader.parts(tables.views, ['tables', 'views']) ?? []),
  };
}

type Settings = Readonly<Record<string, TableSetting>>;

class MappingReader {
  readonly #document: ContentDocument<Configuration>;
  readonly #known: KnownNames;
  readonly #report: Report;

  constructor(document: ContentDocument<Configuration>, known: KnownNames, report: Report) {
    this.#document = document;
    this.#known = known;
    this.#report = report;
  }

  datasets(settings: Settings): ReadonlyMap<string, MappedTable> {
    const { dataModels } = this.#known;
    const names = [...dataModels.modelNames()].flatMap((model) =>
      [...dataModels.datasetNames(model)].map((dataset) => `${model}.${dataset}`),
    );
    const found = new Map<string, MappedTable>();
    for (const [name, setting] of Object.entries(settings)) {
      const path = ['tables', 'datasets', name];
      if (!names.includes(name)) {
        const params = { name, nearest: nearest(name, names) };
        this.#report(
          tableDiagnostic('unknown-dataset', params, this.#document.spanAt(path, 'key')),
        );
        continue;
      }
      const [model = '', dataset = ''] = name.split('.');
      this.#checkFields(setting, { dataset: name, path }, dataModels.fieldsOf(model, dataset));
      const table = this.#table(setting, path);
      if (table !== undefined) found.set(name, table);
    }
    return found;
  }

  sources(settings: Settings): ReadonlyMap<string, MappedTable> {
    const { sources } = this.#known;
    const found = new Map<string, MappedTable>();
    for (const [name, setting] of Object.entries(settings)) {
      const path = ['tables', 'data_sources', name];
      if (!sources.has(name)) {
        const params = { name, nearest: nearest(name, sources.keys()) };
        const span = this.#document.spanAt(path, 'key');
        this.#report(tableDiagnostic('unknown-data-source', params, span));
        continue;
      }
      const table = this.#table(setting, path);
      if (table !== undefined) found.set(name, table);
    }
    return found;
  }

  #checkFields(
    { columns }: TableSetting,
    { dataset, path }: { readonly dataset: string; readonly path: Path },
    fields: ReadonlySet<string> = new Set(),
  ): void {
    for (const name of Object.keys(columns)) {
      if (fields.has(name)) continue;
      const params = { name, dataset, nearest: nearest(name, fields) };
      const span = this.#document.spanAt([...path, 'columns', name], 'key');
      this.#report(tableDiagnostic('unknown-field', params, span));
    }
  }

  #table({ table, columns }: TableSetting, path: Path): MappedTable | undefined {
    const name = this.parts(table, [...path, 'table']);
    const read = Object.entries(columns).map(
      ([field, setting]) =>
        [field, this.#column(field, setting, [...path, 'columns', field])] as const,
    );
    return name && { name, columns: new Map(read) };
  }

  #column(field: string, setting: ColumnSetting, path: Path): StoredColumn | null {
    if (setting === null) return null;
    const standard = field === '_time' ? 'time' : 'text';
    const { column, type = standard } = typeof setting === 'string' ? { column: setting } : setting;
    const place = typeof setting === 'string' ? path : [...path, 'column'];
    const [name, ...inner] = this.parts(column, place) ?? [];
    if (name === undefined) return null;
    return { name, type, isForeign: true, ...(inner.length > 0 && { path: inner }) };
  }

  /** The parts of a name; undefined, with a report, if it is none. */
  parts(name: string, path: Path): readonly string[] | undefined {
    const parts = nameParts(name);
    if (parts === undefined)
      this.#report(tableDiagnostic('not-a-name', { name }, this.#document.spanAt(path)));
    return parts;
  }
}
