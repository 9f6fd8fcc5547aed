import { spark } from '../backends/sql/dialects/spark.ts';
import { viewOfRows } from './inline-rows.ts';
import { jsonRow } from './json-row.ts';
import type { RowsTable } from './rows-table.ts';
import { sparkFailure } from './spark-failure.ts';
import { type QueryOptions, type SqlEngine, SqlFailure } from './sql-engine.ts';
import type { SqlRow } from './sql-row.ts';

/** A session that runs statements of Spark, whatever the protocol. */
export interface SparkSession {
  /** Runs a statement; returns the texts of the first column of its rows. */
  run(statement: string, options?: QueryOptions): Promise<readonly (string | null)[]>;
  close(): Promise<void>;
}

/** How a session is opened, and what may not appear in messages. */
export interface SparkOptions {
  readonly open: () => Promise<SparkSession>;
  /** The name in reports: `Spark`, `Databricks`. */
  readonly product: string;
  readonly secrets: readonly string[];
}

/** Settings that queries depend on. */
const SETTINGS = ['spark.sql.session.timeZone=UTC', 'spark.sql.ansi.enabled=true'];

/** Opens a session with the settings of queries. Throws an `SqlFailure`. */
export async function openSpark(options: SparkOptions): Promise<SqlEngine> {
  try {
    const session = await options.open();
    for (const setting of settingsOf(options)) await session.run(`SET ${setting}`);
    const [version] = await session.run('SELECT version()');
    const [number = ''] = (version ?? '').split(' ');
    return new Spark(session, { ...options, version: `${options.product} ${number}` });
  } catch (error) {
    throw sparkFailure(error, options.secrets);
  }
}

/** SQL warehouses have other names for them. */
function settingsOf({ product }: SparkOptions): readonly string[] {
  return product === 'Databricks' ? ['TIMEZONE=UTC', 'ANSI_MODE=true'] : SETTINGS;
}

class Spark implements SqlEngine {
  readonly dialect = 'spark';
  readonly version: string;
  readonly #session: SparkSession;
  readonly #secrets: readonly string[];

  constructor(
    session: SparkSession,
    { version, secrets }: { readonly version: string; readonly secrets: readonly string[] },
  ) {
    this.#session = session;
    this.version = version;
    this.#secrets = secrets;
  }

  async execute(sql: string, options?: QueryOptions): Promise<void> {
    await this.#run(sql, options);
  }

  /** Each row comes as one JSON text: clients change large integers, decimals and quotes in lists. */
  async query(sql: string, options?: QueryOptions): Promise<readonly SqlRow[]> {
    const rows = await this.#run(
      `SELECT to_json(struct(*), map('ignoreNullFields', 'false')) AS row FROM (${sql}) AS result`,
      options,
    );
    return rows.map((text) => jsonRow(text ?? '{}'));
  }

  async store(table: RowsTable): Promise<void> {
    await this.#run(viewOfRows(table, spark));
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async #run(sql: string, options?: QueryOptions): Promise<readonly (string | null)[]> {
    if (options?.signal?.aborted === true)
      throw new SqlFailure('canceled', 'the query was canceled');
    try {
      return await this.#session.run(sql, options);
    } catch (error) {
      throw sparkFailure(error, this.#secrets);
    }
  }
}
