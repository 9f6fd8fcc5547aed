import { openDatabricks } from './databricks.ts';
import { openDuckDb } from './duckdb.ts';
import type { EngineAddress } from './engine-address.ts';
import { openReliable, type ReliableOptions } from './reliable-engine.ts';
import { openSpark } from './spark.ts';
import { type SqlEngine, SqlFailure } from './sql-engine.ts';
import { ThriftSession } from './thrift-session.ts';

/** What an engine needs besides its address. */
export interface EngineOptions extends Pick<ReliableOptions, 'pause' | 'onRetry'> {
  /** The only source of credentials. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folders that queries of an engine in this process may read. */
  readonly folders?: readonly string[] | undefined;
}

/** Connects to an engine. Throws an `SqlFailure`, whose message has no credentials. */
export async function openEngine(
  address: EngineAddress,
  { environment, folders, pause, onRetry }: EngineOptions,
): Promise<SqlEngine> {
  switch (address.kind) {
    case 'duckdb':
      return openDuckDb({ folders, file: address.file });
    case 'spark': {
      const user = environment['TRIPLINE_SPARK_USER'] ?? 'tripline';
      // Servers without authentication take any password, but not an empty one.
      const password = environment['TRIPLINE_SPARK_PASSWORD'] ?? 'none';
      const open = () => ThriftSession.open({ address, user, password });
      const options = {
        open,
        product: 'Spark',
        secrets: [environment['TRIPLINE_SPARK_PASSWORD'] ?? ''],
      };
      return openReliable({ open: () => openSpark(options), pause, onRetry });
    }
    default: {
      const token = environment['DATABRICKS_TOKEN'] ?? '';
      if (token === '')
        throw new SqlFailure('denied', 'set DATABRICKS_TOKEN in the environment to a token');
      const open = () => openDatabricks(address, token);
      const options = { open, product: 'Databricks', secrets: [token] };
      return openReliable({ open: () => openSpark(options), pause, onRetry });
    }
  }
}
