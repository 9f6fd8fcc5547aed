import { columnName, type StoredColumn } from '../../backends/sql/columns.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { sqlBackend } from '../../backends/sql/sql-backend.ts';
import type { StoredTable, Tables } from '../../backends/sql/tables.ts';
import { addTo } from '../../base/add-to.ts';
import { fileSource } from '../../base/source.ts';
import { isInIndexes } from '../../detect/routed/indexes.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import type { Dataset } from '../../events/run.ts';
import type { Expr } from '../../plan/expression.ts';
import { type ScanNeed, scanNeeds } from '../../plan/needs/scan-needs.ts';
import { type LogicalPlan, nodesOf, type Scan } from '../../plan/plan.ts';
import { fieldsRead } from '../../plan/reads.ts';
import type { DatasetTable, DatasetTables } from './dataset-tables.ts';

/** The tables for a batch of plans. */
export type BatchTables = Pick<Tables, 'dataset'>;

/** Fields under which a copy of a table keeps the columns that are no fields. */
const POSITION_FIELD = '$position';
const INDEX_FIELD = '$index';

/**
 * The tables of datasets for batches of plans. If several plans of a batch read a dataset, it is read once: the engine
 * keeps the rows that any of them may need, with the columns that any of them reads, and the queries read these.
 */
export class SharedTables {
  readonly #engine: SqlEngine;
  readonly #tables: DatasetTables;
  /** The indexes that each table has. */
  readonly #indexes = new Map<string, readonly string[]>();
  #views = 0;

  constructor(engine: SqlEngine, tables: DatasetTables) {
    this.#engine = engine;
    this.#tables = tables;
  }

  /** Makes the tables for the plans of a batch; those of the batch before are gone. Throws an `SqlFailure`. */
  async tablesFor(plans: readonly LogicalPlan[]): Promise<BatchTables> {
    const found = new Map<string, StoredTable>();
    const scans = new Map<string, Scan[]>();
    for (const scan of plans.flatMap((plan) => nodesOf(plan).filter(isScan)))
      addTo(scans, JSON.stringify(scan.dataset), scan);
    const needs = plans.flatMap((plan) => scanNeeds(plan));
    this.#views = 0;
    for (const [key, readers] of scans)
      for (const dataset of readers.slice(0, 1).map((scan) => scan.dataset)) {
        const base = await this.#tables.tableOf(dataset);
        if (base === undefined) continue;
        const own = needs.filter((need) => JSON.stringify(need.dataset) === key);
        const isKnown = own.length >= readers.length && readers.length > 1;
        const table = isKnown ? await this.#copyOf(base, dataset, own) : base;
        for (const { indexes } of readers) {
          const name = `${key} ${String(indexes)}`;
          found.set(name, found.get(name) ?? (await this.#withIndexes(table, base, indexes)));
        }
      }
    return {
      dataset: (dataset, indexes) => found.get(`${JSON.stringify(dataset)} ${String(indexes)}`),
    };
  }

  /** The rows that any of the needs may need, kept by the engine; the table itself if they cannot be asked for. */
  async #copyOf(
    base: DatasetTable,
    dataset: Dataset,
    needs: readonly ScanNeed[],
  ): Promise<DatasetTable> {
    const { columns, broken } = neededColumns(base, needs);
    const more: readonly (readonly [string, StoredColumn])[] = [
      ...hidden(POSITION_FIELD, base.position, 'number'),
      ...hidden(INDEX_FIELD, base.index, 'text'),
    ];
    const fields = [...columns, ...more].map(([field]) => field);
    const table = { name: base.name, columns: new Map([...base.columns, ...more]) };
    const asked = needs.filter(({ condition }) => !readsAny(condition, broken));
    const sql = this.#queryOf(table, dataset, { needs: asked, fields });
    if (sql === undefined) return base;
    const name = await this.#keep(sql);
    const kept = columns.map(([field, { type }]) => [field, keptColumn(field, type)] as const);
    return {
      name: [name],
      columns: new Map([...kept, ...broken]),
      ...(base.position !== undefined && { position: columnName(POSITION_FIELD) }),
      ...(base.index !== undefined && { index: columnName(INDEX_FIELD) }),
    };
  }

  #queryOf(
    table: StoredTable,
    dataset: Dataset,
    { needs, fields }: { readonly needs: readonly ScanNeed[]; readonly fields: readonly string[] },
  ): string | undefined {
    const span = { start: 0, end: 0 };
    const scan: LogicalPlan = { kind: 'scan', dataset, span };
    const predicate = anyOf(needs);
    const inputs: readonly LogicalPlan[] =
      predicate === undefined ? [scan] : [{ kind: 'filter', input: scan, predicate, span }, scan];
    const backend = sqlBackend({
      dialect: dialects[this.#engine.dialect],
      tables: { dataset: () => table, lookup: () => undefined },
      // Conditions that depend on it are not asked for.
      now: 0,
    });
    const keep = {
      mode: 'keep',
      fields: fields.map((text) => ({ text, span })),
      declared: [],
    } as const;
    // A condition that the engine cannot evaluate is left out: then all rows are kept.
    return inputs
      .map(
        (input) => backend.emit({ kind: 'project', input, ...keep, span }, NO_SOURCE).program?.sql,
      )
      .find((sql) => sql !== undefined);
  }

  /** Keeps the rows of a query under a name. */
  async #keep(sql: string): Promise<string> {
    this.#views += 1;
    const name = `shared$$${this.#views}`;
    const { identifier } = dialects[this.#engine.dialect];
    const execute = (statement: string) =>
      this.#engine.execute(statement, { makes: `${statement.slice(0, 40)} ${name}` });
    if (this.#engine.dialect === 'spark') {
      await execute(`UNCACHE TABLE IF EXISTS ${identifier(name)}`);
      await execute(`CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)} AS ${sql}`);
      await execute(`CACHE TABLE ${identifier(name)}`);
    } else await execute(`CREATE OR REPLACE TEMPORARY TABLE ${identifier(name)} AS ${sql}`);
    return name;
  }

  /** The rows of a table in some indexes. */
  async #withIndexes(
    table: DatasetTable,
    base: DatasetTable,
    indexes: readonly string[] | undefined,
  ): Promise<StoredTable> {
    if (indexes === undefined || table.index === undefined) return table;
    const all = await this.#indexesOf(base);
    const wanted = all.filter((index) => isInIndexes(index, indexes));
    if (wanted.length === all.length) return table;
    const { identifier, literal } = dialects[this.#engine.dialect];
    this.#views += 1;
    const name = `indexes$$${this.#views}`;
    const texts = wanted.map(literal).join(', ');
    const where = wanted.length === 0 ? '1 = 0' : `${identifier(table.index)} IN (${texts})`;
    const from = table.name.map(identifier).join('.');
    const view = `CREATE OR REPLACE TEMPORARY VIEW ${identifier(name)}`;
    await this.#engine.execute(`${view} AS SELECT * FROM ${from} WHERE ${where}`, { makes: view });
    return { ...table, name: [name] };
  }

  async #indexesOf({ name, index = '' }: DatasetTable): Promise<readonly string[]> {
    const key = JSON.stringify(name);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const { identifier } = dialects[this.#engine.dialect];
    const from = name.map(identifier).join('.');
    const rows = await this.#engine.query(`SELECT DISTINCT ${identifier(index)} AS a FROM ${from}`);
    const found = rows.map(([value]) => String(value ?? ''));
    this.#indexes.set(key, found);
    return found;
  }
}

/** Places in a query that no author wrote. */
const NO_SOURCE = fileSource('shared tables', '');

function isScan(node: LogicalPlan): node is Scan {
  return node.kind === 'scan' && node.dataset.kind !== 'given';
}

function hidden(
  field: string,
  name: string | undefined,
  type: StoredColumn['type'],
): readonly (readonly [string, StoredColumn])[] {
  return name === undefined ? [] : [[field, { name, type }]];
}

/** A time is a number once it is read. */
function keptColumn(field: string, type: StoredColumn['type']): StoredColumn {
  return { name: columnName(field), type: type === 'time' ? 'number' : type };
}

interface NeededColumns {
  readonly columns: readonly (readonly [string, StoredColumn])[];
  /** Those that cannot be read: queries that need them are refused. */
  readonly broken: ReadonlyMap<string, StoredColumn>;
}

function neededColumns({ columns }: DatasetTable, needs: readonly ScanNeed[]): NeededColumns {
  const isAll = needs.some(({ fields }) => fields === 'all');
  const names = new Set(needs.flatMap(({ fields }) => (fields === 'all' ? [] : [...fields])));
  names.add('_time');
  const needed = [...columns].filter(([field]) => isAll || names.has(field));
  return {
    columns: needed.filter(([, { problem }]) => problem === undefined),
    broken: new Map(needed.filter(([, { problem }]) => problem !== undefined)),
  };
}

function readsAny(condition: Expr | undefined, fields: ReadonlyMap<string, StoredColumn>): boolean {
  return condition !== undefined && fieldsRead(condition).some(({ text }) => fields.has(text));
}

/** What rows meet that any of the needs may need; undefined if one may need any row. */
function anyOf(needs: readonly ScanNeed[]): Expr | undefined {
  const conditions = needs.flatMap(({ condition }) => condition ?? []);
  const [first, ...others] = conditions;
  if (first === undefined || conditions.length < needs.length) return undefined;
  if (others.length === 0) return first;
  return { kind: 'logic', op: 'or', operands: conditions, nulls: 'two-valued', span: first.span };
}
