import { createRequire } from 'node:module';
import type { EngineAddress } from './engine-address.ts';
import type { SparkSession } from './spark.ts';
import { type QueryOptions, SqlFailure } from './sql-engine.ts';

/** The parts of `@databricks/sql` that are used. */
export interface DatabricksPackage {
  readonly DBSQLClient: new () => DatabricksClient;
}

interface DatabricksClient {
  on(event: 'error', use: (error: unknown) => void): unknown;
  connect(options: {
    readonly host: string;
    readonly path: string;
    readonly token: string;
    readonly userAgentEntry: string;
    readonly telemetryEnabled: boolean;
  }): Promise<unknown>;
  openSession(): Promise<DatabricksConnection>;
  close(): Promise<void>;
}

interface DatabricksConnection {
  executeStatement(sql: string): Promise<DatabricksOperation>;
  close(): Promise<unknown>;
}

interface DatabricksOperation {
  fetchChunk(options: { readonly maxRows: number }): Promise<readonly object[]>;
  hasMoreRows(): Promise<boolean>;
  cancel(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Rows per answer. */
const PAGE = 10_000;

/** A session of a Databricks SQL warehouse. `@databricks/sql` is an optional package. */
export async function openDatabricks(
  { host, path }: Extract<EngineAddress, { readonly kind: 'databricks' }>,
  token: string,
  load: () => Promise<DatabricksPackage> = installedPackage,
): Promise<SparkSession> {
  const { DBSQLClient } = await load();
  const client = new DBSQLClient();
  // An error event without a listener would end the process; the call that failed says it as well.
  client.on('error', () => undefined);
  await client.connect({ host, path, token, userAgentEntry: 'tripline', telemetryEnabled: false });
  const connection = await client.openSession();
  return {
    run: (statement, options) => answerOf(connection, statement, options),
    async close() {
      await connection.close().catch(() => undefined);
      await client.close();
    },
  };
}

/** Not bundled. */
const PACKAGE = '@databricks/sql';

async function installedPackage(): Promise<DatabricksPackage> {
  try {
    // Found from the file of this program, wherever it was started.
    return createRequire(import.meta.url)(PACKAGE);
  } catch {
    const help = `run "npm install ${PACKAGE}" where Tripline is installed`;
    throw new SqlFailure('not-installed', `the client of Databricks is not installed: ${help}`);
  }
}

async function answerOf(
  connection: DatabricksConnection,
  statement: string,
  { most = Number.POSITIVE_INFINITY, signal }: QueryOptions = {},
): Promise<readonly (string | null)[]> {
  const operation = await connection.executeStatement(statement);
  const cancel = () => void operation.cancel().catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const texts: (string | null)[] = [];
    do {
      for (const row of await operation.fetchChunk({ maxRows: PAGE })) texts.push(firstOf(row));
      if (texts.length > most)
        throw new SqlFailure('too-many-rows', `the query returns more than ${most} rows`);
    } while (await operation.hasMoreRows());
    return texts;
  } catch (error) {
    if (signal?.aborted === true) throw new SqlFailure('canceled', 'the query was canceled');
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await operation.close().catch(() => undefined);
  }
}

function firstOf(row: object): string | null {
  const value: unknown = Object.values(row)[0];
  return value === null || value === undefined ? null : String(value);
}
