import { createRequire } from 'node:module';
import type { DuckDBAppender, DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from '../backends/sql/dialects/duckdb.ts';
import { rowOfValues } from './row-of-values.ts';
import type { RowsTable } from './rows-table.ts';
import {
  type QueryOptions,
  type SqlEngine,
  SqlFailure,
  type SqlFailureCode,
} from './sql-engine.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';

/** Where a DuckDB keeps its data, and what it may use. */
export interface DuckDbOptions {
  /** A database file, opened for reading; in memory if left out. */
  readonly file?: string | undefined;
  /** The most memory, such as `2GB`. */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** Folders that queries may read Parquet and JSON from. Without them, queries read nothing but tables. */
  readonly folders?: readonly string[] | undefined;
}

/** A DuckDB in this process. `@duckdb/node-api` is an optional package: an `SqlFailure` says how to install it. */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<SqlEngine> {
  const { DuckDBInstance } = duckDbPackage();
  const { file, memory = '2GB', threads = 2, folders = [] } = options;
  const settings = {
    memory_limit: memory,
    threads: String(threads),
    // Queries read no other files, load no extensions and change no setting.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(file !== undefined && { access_mode: 'READ_ONLY' }),
  };
  const instance = await DuckDBInstance.create(file ?? ':memory:', settings);
  const connection = await instance.connect();
  const allowed = folders.map((folder) => `'${folder.replaceAll("'", "''")}'`).join(', ');
  await connection.run("SET TimeZone = 'UTC'");
  if (folders.length > 0) await connection.run(`SET allowed_directories = [${allowed}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  const { version } = await duckDbVersion(connection);
  return new DuckDb(instance, connection, version);
}

type Package = typeof import('@duckdb/node-api');

function duckDbPackage(): Package {
  try {
    // Found from the file of this program, wherever it was started.
    return createRequire(import.meta.url)('@duckdb/node-api');
  } catch {
    throw new SqlFailure(
      'not-installed',
      'DuckDB is not installed: run "npm install @duckdb/node-api" where Tripline is installed',
    );
  }
}

async function duckDbVersion(connection: DuckDBConnection): Promise<{ readonly version: string }> {
  const reader = await connection.runAndReadAll('SELECT version()');
  return { version: `DuckDB ${String(reader.getRowsJson()[0]?.[0]).replace(/^v/, '')}` };
}

class DuckDb implements SqlEngine {
  readonly dialect = 'duckdb';
  readonly version: string;
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, version: string) {
    this.instance = instance;
    this.connection = connection;
    this.version = version;
  }

  async execute(sql: string, options: QueryOptions = {}): Promise<void> {
    await this.answered(options, () => this.connection.run(sql));
  }

  async query(sql: string, options: QueryOptions = {}): Promise<readonly SqlRow[]> {
    const { most } = options;
    return this.answered(options, async () => {
      const result = await this.connection.stream(sql);
      const rows: SqlRow[] = [];
      for await (const chunk of result.yieldRowsJson()) {
        for (const row of chunk) rows.push(rowOfValues(row));
        if (most !== undefined && rows.length > most)
          throw new SqlFailure('too-many-rows', `the query returns more than ${most} rows`);
      }
      return rows;
    });
  }

  async store({ table, columns, rows }: RowsTable): Promise<void> {
    const [name = ''] = table.name;
    const types = columns.map(
      (column) => `${duckdb.identifier(column.name)} ${duckdb.types[column.type]}`,
    );
    await this.execute(
      `CREATE OR REPLACE TEMP TABLE ${duckdb.identifier(name)} (${types.join(', ')})`,
    );
    const appender = await this.connection.createAppender(name, undefined, 'temp');
    for (const row of rows) {
      for (const value of row) appendValue(appender, value);
      appender.endRow();
    }
    appender.closeSync();
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** The answer, or an `SqlFailure`. */
  private async answered<Answer>(
    { signal }: QueryOptions,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const interrupt = (): void => this.connection.interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return await ask();
    } catch (error) {
      throw error instanceof SqlFailure ? error : failureOf(error, signal);
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
  }
}

function appendValue(appender: DuckDBAppender, value: SqlValue): void {
  if (value === null) appender.appendNull();
  else if (typeof value === 'number') appender.appendDouble(value);
  else if (typeof value === 'boolean') appender.appendBoolean(value);
  else if (typeof value === 'string') appender.appendVarchar(value);
  else appender.appendList(value);
}

function failureOf(error: unknown, signal: AbortSignal | undefined): SqlFailure {
  if (signal?.aborted === true) return new SqlFailure('canceled', 'the query was canceled');
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return new SqlFailure(codeOf(line), line);
}

const CODES: readonly (readonly [RegExp, SqlFailureCode])[] = [
  [/Table with name .* does not exist/, 'missing-table'],
  [/Referenced column|does not have a column/, 'missing-column'],
  [/Conversion Error|Could not convert|No function matches/, 'wrong-type'],
];

function codeOf(message: string): SqlFailureCode {
  return CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'refused';
}
