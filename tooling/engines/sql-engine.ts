import type { DialectName } from '../backends/sql/dialect.ts';
import type { RowsTable } from './rows-table.ts';
import type { SqlRow } from './sql-row.ts';

/** How a query runs. */
export interface QueryOptions {
  /** The maximum number of rows; one more is an error with the code `too-many-rows`. */
  readonly most?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the statement makes: of several that make the same, a new connection repeats the last. */
  readonly makes?: string | undefined;
}

/**
 * A connection to an engine that runs SQL. Queries of `backends/sql/` return columns of the types VARCHAR, DOUBLE,
 * BOOLEAN and lists of VARCHAR only, so that no client changes a value.
 */
export interface SqlEngine {
  readonly dialect: DialectName;
  /** Its name and version, as reports show them: `DuckDB 1.5.6`. */
  readonly version: string;
  /** Runs a statement without rows, such as CREATE TABLE. Throws an `SqlFailure`. */
  execute(sql: string, options?: QueryOptions): Promise<void>;
  /** The rows of a query. Throws an `SqlFailure`. */
  query(sql: string, options?: QueryOptions): Promise<readonly SqlRow[]>;
  /** Stores rows as a table that only this connection sees; one of that name is replaced. Throws an `SqlFailure`. */
  store(table: RowsTable): Promise<void>;
  /** Closes the connection; queries that still run are canceled. */
  close(): Promise<void>;
}

/** What went wrong between here and an engine. The message has no secrets. */
export type SqlFailureCode =
  | 'not-installed'
  | 'unreachable'
  | 'denied'
  | 'expired'
  | 'missing-table'
  | 'missing-column'
  | 'wrong-type'
  | 'changed'
  | 'refused'
  | 'too-many-rows'
  | 'canceled'
  | 'lost';

/** A statement that an engine did not answer. Only `lost` and `expired` are worth another try. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';
  readonly code: SqlFailureCode;

  constructor(code: SqlFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}
