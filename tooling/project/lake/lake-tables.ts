import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoredColumn } from '../../backends/sql/columns.ts';
import type { Dialect } from '../../backends/sql/dialect.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { POSITION } from '../../backends/sql/tables.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import type { Dataset } from '../../events/run.ts';
import type { DatasetTable, DatasetTables } from '../sql/dataset-tables.ts';
import { INDEX_COLUMN, listColumn, TIME_COLUMN, textColumn } from './columns.ts';
import { dayOf } from './lake-table.ts';
import type { FieldEntry, Manifest, TableEntry } from './manifest.ts';

/** A lake, and the times of the rows to read, in seconds since 1970. */
export interface LakeOptions {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** The tables of a lake, as views of an engine. */
export class LakeTables implements DatasetTables {
  readonly #engine: SqlEngine;
  readonly #options: LakeOptions;
  readonly #dialect: Dialect;
  readonly #made = new Map<string, DatasetTable>();

  constructor(engine: SqlEngine, options: LakeOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#dialect = dialects[engine.dialect];
  }

  async tableOf(dataset: Dataset): Promise<DatasetTable | undefined> {
    const entry = this.#options.manifest.tables.find(({ content }) => isOf(content, dataset));
    if (entry === undefined) return this.#emptyTable(dataset);
    const known = this.#made.get(entry.name);
    if (known !== undefined) return known;
    for (const statement of this.#statements(entry)) await this.#engine.execute(statement);
    const table = tableOf(entry);
    this.#made.set(entry.name, table);
    return table;
  }

  /** A dataset without rows has no files. */
  async #emptyTable(dataset: Dataset): Promise<DatasetTable | undefined> {
    if (dataset.kind !== 'data-model' || dataset.dataset === '') return undefined;
    const { identifier, types } = this.#dialect;
    const columns = [
      `CAST(0 AS ${types.number}) AS ${identifier(POSITION)}`,
      `CAST(0 AS ${types.number}) AS ${identifier(TIME_COLUMN)}`,
      `'' AS ${identifier(INDEX_COLUMN)}`,
    ];
    const name = 'no$$rows';
    const view = `CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)}`;
    await this.#engine.execute(`${view} AS SELECT ${columns.join(', ')} WHERE 1 = 0`);
    return tableOf({ name, fields: [] });
  }

  #statements(entry: TableEntry): readonly string[] {
    const { identifier } = this.#dialect;
    const files = `${entry.name}$$files`;
    const columns = entry.fields.map((field) => columnOf(field, this.#dialect));
    const fixed = [POSITION, TIME_COLUMN, INDEX_COLUMN].map(identifier);
    const selected = [...fixed, ...columns].join(', ');
    const from = this.#dialect.name === 'spark' ? identifier(files) : this.#files(entry);
    return [
      ...(this.#dialect.name === 'spark' ? [this.#filesOfSpark(files, entry)] : []),
      `CREATE OR REPLACE TEMPORARY VIEW ${identifier(entry.name)} AS SELECT ${selected} FROM ${from}${this.#where()}`,
    ];
  }

  /** Only the files that the manifest names, of the days that are read. */
  #files({ parts }: TableEntry): string {
    const { folder, since, until } = this.#options;
    const first = since === undefined ? '' : dayOf(since);
    const last = until === undefined ? '9' : dayOf(until);
    const wanted = parts.filter(({ day }) => day >= first && day <= last);
    // A table needs a file for its columns.
    const paths = (wanted.length > 0 ? wanted : parts.slice(0, 1)).map(({ path }) =>
      this.#dialect.literal(join(resolve(folder), path)),
    );
    return `read_parquet([${paths.join(', ')}], union_by_name = true, hive_partitioning = false)`;
  }

  /** Spark reads folders; their days are a column. A missing column of a file is null. */
  #filesOfSpark(name: string, { fields, name: folder }: TableEntry): string {
    const { identifier, literal, types } = this.#dialect;
    const columns = [
      `${identifier(POSITION)} DOUBLE`,
      `${identifier(TIME_COLUMN)} DOUBLE`,
      `${identifier(INDEX_COLUMN)} STRING`,
      ...fields.flatMap(({ field, texts, lists }) => [
        ...(texts ? [`${identifier(textColumn(field))} ${types.text}`] : []),
        ...(lists ? [`${identifier(listColumn(field))} ${types.list}`] : []),
      ]),
      `${identifier(DAY)} STRING`,
    ];
    const path = `file:${join(resolve(this.#options.folder), folder)}`;
    return `CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)} (${columns.join(', ')}) USING parquet OPTIONS (path ${literal(path)})`;
  }

  #where(): string {
    const { since, until } = this.#options;
    const { identifier, name } = this.#dialect;
    const time = identifier(TIME_COLUMN);
    const isSpark = name === 'spark';
    const conditions = [
      ...(since === undefined ? [] : [`coalesce(${time}, 0) >= ${since}`]),
      ...(until === undefined ? [] : [`coalesce(${time}, 0) < ${until}`]),
      ...(since !== undefined && isSpark ? [`${identifier(DAY)} >= '${dayOf(since)}'`] : []),
      ...(until !== undefined && isSpark ? [`${identifier(DAY)} <= '${dayOf(until)}'`] : []),
    ];
    return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  }
}

/** The column that Spark makes of the names of folders. */
const DAY = 'day';

/** Names of datasets are the last parts of their paths. */
function isOf(content: TableEntry['content'], dataset: Dataset): boolean {
  if (content.kind === 'events') return dataset.kind === 'events';
  return (
    dataset.kind === 'data-model' &&
    dataset.model === content.model &&
    dataset.dataset.split('.').at(-1) === content.dataset
  );
}

function tableOf({ name, fields }: Pick<TableEntry, 'name' | 'fields'>): DatasetTable {
  const columns = fields.map(({ field, lists }): [string, StoredColumn] => [
    field,
    { name: textColumn(field), type: lists ? 'list' : 'text' },
  ]);
  return {
    name: [name],
    columns: new Map([['_time', { name: TIME_COLUMN, type: 'number' }], ...columns]),
    position: POSITION,
    index: INDEX_COLUMN,
  };
}

/** A field has its texts in one column and its lists in another; a search sees one column. */
function columnOf({ field, texts, lists }: FieldEntry, { identifier, name }: Dialect): string {
  const text = identifier(textColumn(field));
  if (!lists) return text;
  const list = identifier(listColumn(field));
  if (!texts) return `${list} AS ${text}`;
  const one = name === 'spark' ? `array(${text})` : `[${text}]`;
  return `coalesce(${list}, CASE WHEN ${text} IS NOT NULL THEN ${one} END) AS ${text}`;
}

/** Files of a lake that its manifest does not name: engines that read folders would read them. */
export function unnamedFiles(folder: string, { tables }: Manifest): readonly string[] {
  const named = new Set(tables.flatMap(({ parts }) => parts.map(({ path }) => path)));
  const names = new Set(tables.map(({ name }) => name));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.parquet') && names.has(path.split('/')[0] ?? ''))
    .filter((path) => !named.has(path));
}
