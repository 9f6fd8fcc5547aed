import { columnName, type StoredColumn } from '../../../backends/sql/columns.ts';
import type { Dialect } from '../../../backends/sql/dialect.ts';
import { dialects } from '../../../backends/sql/dialects/index.ts';
import { Printer } from '../../../backends/sql/print.ts';
import type { StoredTable } from '../../../backends/sql/tables.ts';
import { tableOfDataset } from '../../../backends/sql/tables.ts';
import { type SqlEngine, SqlFailure } from '../../../engines/sql-engine.ts';
import type { Dataset } from '../../../events/run.ts';
import type { Workspace } from '../../workspace.ts';
import type { DatasetTable, DatasetTables } from '../dataset-tables.ts';
import { checkedTable } from './checked-columns.ts';
import { type FolderTables, MappedDatasets } from './mapped-datasets.ts';
import type { MappedTable } from './table-mapping.ts';

/** The times of the rows to read, in seconds since 1970. */
export interface TimeRange {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** What a mapping is read with. */
interface Reading extends TimeRange {
  readonly engine: SqlEngine;
}

/** The tables and views of tripline.yml on an engine, as temporary views of its rows in a range of time. */
export class MappedDatasetTables implements DatasetTables {
  readonly #engine: SqlEngine;
  readonly #range: TimeRange;
  readonly #dialect: Dialect;
  readonly #datasets: MappedDatasets;
  /** Tables that cannot be read, and why. */
  readonly #failed: ReadonlyMap<string, SqlFailure>;
  readonly #made = new Map<string, DatasetTable | undefined>();

  private constructor(
    { engine, since, until }: Reading,
    datasets: MappedDatasets,
    failed: ReadonlyMap<string, SqlFailure>,
  ) {
    this.#engine = engine;
    this.#range = { since, until };
    this.#dialect = dialects[engine.dialect];
    this.#datasets = datasets;
    this.#failed = failed;
  }

  /** Asks the engine for the tables and columns of a mapping. */
  static async open(
    { mapping, content }: FolderTables,
    workspace: Workspace,
    reading: Reading,
  ): Promise<MappedDatasetTables> {
    const failed = new Map<string, SqlFailure>();
    const checked = async (
      tables: ReadonlyMap<string, MappedTable>,
    ): Promise<Map<string, MappedTable>> => {
      const all = new Map<string, MappedTable>();
      for (const [name, table] of tables)
        all.set(name, await checkedOr(reading.engine, table, failed));
      return all;
    };
    const known = {
      ...mapping,
      datasets: await checked(mapping.datasets),
      sources: await checked(mapping.sources),
    };
    const dialect = dialects[reading.engine.dialect];
    const datasets = new MappedDatasets({ mapping: known, content }, workspace, dialect);
    return new MappedDatasetTables(reading, datasets, failed);
  }

  async tableOf(dataset: Dataset): Promise<DatasetTable | undefined> {
    const key = tableOfDataset(dataset);
    if (!this.#made.has(key)) this.#made.set(key, await this.#make(dataset, key));
    return this.#made.get(key);
  }

  async #make(dataset: Dataset, key: string): Promise<DatasetTable | undefined> {
    const place = this.#datasets.placeOf(dataset);
    if (place === undefined) return undefined;
    const read = place.kind === 'table' ? [place.table] : place.view.tables;
    for (const table of read) {
      const failure = this.#failed.get(keyOf(table));
      if (failure !== undefined) throw failure;
    }
    if (place.kind === 'table') return this.#viewOfTable(place.stored, `mapped$$${key}`);
    const { sql, columns } = place.view;
    return this.#view(`mapped$$${key}`, { from: `(${sql}) AS mapped`, columns });
  }

  #viewOfTable({ name, columns }: StoredTable, view: string): Promise<DatasetTable> {
    const from = name.map(this.#dialect.identifier).join('.');
    return this.#view(view, { from, columns });
  }

  /** A view with the columns of `tripline load`; those with problems stay as they are. */
  async #view(
    name: string,
    { from, columns }: { readonly from: string; readonly columns: StoredTable['columns'] },
  ): Promise<DatasetTable> {
    const { identifier } = this.#dialect;
    const printer = new Printer(this.#dialect);
    const read = [...columns].filter(([, { problem }]) => problem === undefined);
    const selected = read.map(
      ([field, column]) =>
        `${printer.value({ kind: 'stored', column, type: 'text' })} AS ${identifier(columnName(field))}`,
    );
    const all = selected.length === 0 ? '1 AS nothing' : selected.join(', ');
    const view = `CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)}`;
    await this.#engine.execute(
      `${view} AS SELECT ${all} FROM ${from}${this.#where(columns.get('_time'), printer)}`,
      { makes: view },
    );
    const made = [...columns].map(([field, column]) => [field, viewed(field, column)] as const);
    return { name: [name], columns: new Map(made) };
  }

  /** Timestamps are compared as such: engines skip the files of other days. */
  #where(time: StoredColumn | undefined, printer: Printer): string {
    if (time === undefined || time.problem !== undefined) return '';
    const { since, until } = this.#range;
    const isTime = time.type === 'time';
    const read = printer.value({
      kind: 'stored',
      column: isTime ? { ...time, type: 'map', isForeign: false } : time,
      type: 'text',
    });
    const bound = (seconds: number): string =>
      isTime
        ? `TIMESTAMP '${new Date(seconds * 1000).toISOString().replace('T', ' ').replace('Z', '')}'`
        : `${seconds}`;
    const conditions = [
      ...(since === undefined ? [] : [`${read} >= ${bound(since)}`]),
      ...(until === undefined ? [] : [`${read} < ${bound(until)}`]),
    ];
    return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  }
}

function viewed(field: string, column: StoredColumn): StoredColumn {
  if (column.problem !== undefined) return column;
  return { name: columnName(field), type: column.type === 'time' ? 'number' : column.type };
}

/** Failures that are of one table: others can be read. */
const OF_TABLES: ReadonlySet<string> = new Set(['missing-table', 'changed', 'refused', 'denied']);

/** The table with the problems of its columns; as it is if it cannot be read. */
async function checkedOr(
  engine: SqlEngine,
  table: MappedTable,
  failed: Map<string, SqlFailure>,
): Promise<MappedTable> {
  try {
    return await checkedTable(engine, table);
  } catch (error) {
    if (!(error instanceof SqlFailure) || !OF_TABLES.has(error.code)) throw error;
    failed.set(keyOf(table), error);
    return table;
  }
}

function keyOf({ name }: MappedTable): string {
  return JSON.stringify(name);
}
