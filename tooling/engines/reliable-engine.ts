import type { RowsTable } from './rows-table.ts';
import { type QueryOptions, type SqlEngine, SqlFailure } from './sql-engine.ts';
import type { SqlRow } from './sql-row.ts';

/** How connections are made again. */
export interface ReliableOptions {
  readonly open: () => Promise<SqlEngine>;
  /** How often a statement is tried. */
  readonly attempts?: number | undefined;
  /** Waits for a number of milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Called before another try, with the reason. */
  readonly onRetry?: ((reason: SqlFailure) => void) | undefined;
}

const ATTEMPTS = 4;

const FIRST_PAUSE = 500;

/** Failures after which the same statement can succeed. */
const PASSING: ReadonlySet<string> = new Set(['lost', 'expired', 'unreachable']);

/**
 * An engine that is connected again when its connection or session is lost. What only the connection had is made
 * again, in the same order, and the statement runs again: statements of this tool change nothing that lasts.
 */
export async function openReliable(options: ReliableOptions): Promise<SqlEngine> {
  return new ReliableEngine(await options.open(), options);
}

type Setup = (engine: SqlEngine) => Promise<void>;

class ReliableEngine implements SqlEngine {
  readonly dialect;
  readonly version: string;
  readonly #options: ReliableOptions;
  /** What made the views of the connection, in order. */
  readonly #setups = new Map<string, Setup>();
  #engine: SqlEngine | undefined;

  constructor(engine: SqlEngine, options: ReliableOptions) {
    this.#engine = engine;
    this.#options = options;
    this.dialect = engine.dialect;
    this.version = engine.version;
  }

  async execute(sql: string, options?: QueryOptions): Promise<void> {
    await this.#try((engine) => engine.execute(sql, options));
    this.#remember(options?.makes ?? sql, (engine) => engine.execute(sql));
  }

  query(sql: string, options?: QueryOptions): Promise<readonly SqlRow[]> {
    return this.#try((engine) => engine.query(sql, options));
  }

  async store(table: RowsTable): Promise<void> {
    const kept = { ...table, rows: [...table.rows] };
    await this.#try((engine) => engine.store(kept));
    this.#remember(`rows of ${table.table.name.join('.')}`, (engine) => engine.store(kept));
  }

  /** What is made again may depend on what was made since. */
  #remember(made: string, setup: Setup): void {
    this.#setups.delete(made);
    this.#setups.set(made, setup);
  }

  async close(): Promise<void> {
    await this.#engine?.close();
  }

  async #try<Answer>(ask: (engine: SqlEngine) => Promise<Answer>): Promise<Answer> {
    const { attempts = ATTEMPTS, pause, onRetry } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(await this.#connected());
      } catch (error) {
        if (!(error instanceof SqlFailure) || !PASSING.has(error.code) || attempt >= attempts)
          throw error;
        onRetry?.(error);
        await this.#disconnect();
        await pause(FIRST_PAUSE * 2 ** (attempt - 1));
      }
    }
  }

  async #connected(): Promise<SqlEngine> {
    if (this.#engine !== undefined) return this.#engine;
    const engine = await this.#options.open();
    this.#engine = engine;
    for (const setup of this.#setups.values()) await setup(engine);
    return engine;
  }

  async #disconnect(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.close().catch(() => undefined);
  }
}
