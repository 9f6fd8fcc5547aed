import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Event } from '../../../tooling/events/event.ts';
import { toText, valuesOf } from '../../../tooling/events/field-value.ts';
import type { Query } from './sql-backend.ts';
import { type Columns, quoted } from './sql-expression.ts';

/** A row as texts: the values of each field that has any. */
export type TextRow = ReadonlyMap<string, readonly string[]>;

export function textRow(row: Event): TextRow {
  const fields = [...row].map(([name, value]) => [name, valuesOf(value).map(toText)] as const);
  return new Map(fields.filter(([, values]) => values.length > 0));
}

/** Texts that the engine takes for numbers. */
const NUMBER = String.raw`CREATE MACRO num(t) AS CASE WHEN
  regexp_full_match(t, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?') THEN TRY_CAST(t AS DOUBLE) END`;

/** A database in memory. Each field is a column of lists of texts. */
export class Database {
  private readonly connection: DuckDBConnection;
  private readonly folder = mkdtempSync(join(tmpdir(), 'tripline-duckdb-'));

  private constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  static async open(): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(NUMBER);
    return new Database(connection);
  }

  close(): void {
    this.connection.closeSync();
    rmSync(this.folder, { recursive: true });
  }

  /** Replaces the rows of a table. */
  async load(table: string, rows: readonly TextRow[]): Promise<Columns> {
    const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
    const columns = new Map(names.map((name, index) => [name, `c${index}`]));
    const file = join(this.folder, `${table}.json`);
    const lines = rows.map((row) =>
      JSON.stringify({
        id: 0,
        ...Object.fromEntries([...row].map(([name, values]) => [columns.get(name) ?? '', values])),
      }),
    );
    writeFileSync(file, lines.join('\n'));
    const types = ['id: INTEGER', ...[...columns.values()].map((id) => `${id}: 'VARCHAR[]'`)];
    const spec = types.map((type) => type.replace('INTEGER', "'INTEGER'")).join(', ');
    const source = `read_json(${quoted(file)}, format = 'newline_delimited', maximum_object_size = 100000000, columns = {${spec}})`;
    await this.connection.run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM ${source}`);
    return columns;
  }

  async rows({ sql, columns }: Query): Promise<readonly TextRow[]> {
    const names = [...columns.keys()];
    const selected = [...columns.values()].map((id, index) => `${id} AS r${index}`).join(', ');
    const reader = await this.connection.runAndReadAll(
      `SELECT ${selected === '' ? '0' : selected} FROM (${sql})`,
    );
    return reader.getRowObjectsJson().map((row) => {
      const fields = names.map((name, index) => [name, textsOf(row[`r${index}`])] as const);
      return new Map(fields.filter(([, values]) => values.length > 0));
    });
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
