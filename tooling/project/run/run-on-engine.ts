import { dialects } from '../../backends/sql/dialects/index.ts';
import { type SqlQuery, sqlBackend } from '../../backends/sql/sql-backend.ts';
import type { StoredLookup } from '../../backends/sql/tables.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { rowsWithValues } from '../../detect/rows-with-values.ts';
import { resultRows } from '../../engines/result-rows.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import type { DatasetTables } from '../sql/dataset-tables.ts';
import { LookupTables } from '../sql/lookup-tables.ts';
import { type BatchTables, SharedTables } from '../sql/shared-tables.ts';
import type { Workspace } from '../workspace.ts';
import { type Finding, findingOf } from './finding.ts';
import type { NotRun, RunOutcome } from './run-detections.ts';
import type { TacticsOf } from './tactics.ts';

/** What to run where. */
export interface EngineRunRequest {
  readonly detections: readonly ContentDocument<Detection>[];
  readonly engine: SqlEngine;
  readonly tables: DatasetTables;
  /** The number of events, if it is known. */
  readonly events: number | undefined;
  /** The current time of the searches, in seconds since 1970. */
  readonly now: number;
  readonly tacticsOf: TacticsOf;
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
  /** Stops the run: the query that runs is canceled, and no other one starts. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Detections whose queries share the scans of tables. */
const BATCH = 40;

/** The most rows of a detection: more are no findings that anybody looks at. */
const MOST_ROWS = 100_000;

/** Failures after which no other query can succeed. */
const FINAL: ReadonlySet<string> = new Set([
  'lost',
  'expired',
  'unreachable',
  'denied',
  'canceled',
]);

interface Loaded {
  readonly detection: ContentDocument<Detection>;
  readonly search: CompiledSearch;
}

/** Runs detections on an engine: their findings are those of a run over the same events in this process. */
export async function runOnEngine(
  workspace: Workspace,
  request: EngineRunRequest,
): Promise<RunOutcome> {
  const all = request.detections.map((detection) => ({
    detection,
    search: workspace.compile(detection),
  }));
  const loaded = all.filter(({ search }) => search.runnable);
  const run = new EngineRun(workspace, request);
  for (let start = 0; start < loaded.length; start += BATCH)
    await run.batch(loaded.slice(start, start + BATCH));
  const skipped = all.filter(({ search }) => !search.runnable);
  const notRunnable = skipped.map(({ detection, search }) => ({
    detection,
    reason: search.reasons.join(', '),
  }));
  return run.outcome(notRunnable);
}

class EngineRun {
  readonly #request: EngineRunRequest;
  readonly #shared: SharedTables;
  readonly #lookups: LookupTables;
  readonly #findings: Finding[] = [];
  readonly #notRun: NotRun[] = [];
  readonly #incomplete: NotRun[] = [];
  readonly #costs: RunOutcome['costs'][number][] = [];
  /** Why no other query is asked. */
  #end: SqlFailure | undefined;
  #done = 0;

  constructor({ library }: Workspace, request: EngineRunRequest) {
    this.#request = request;
    this.#shared = new SharedTables(request.engine, request.tables);
    this.#lookups = new LookupTables(request.engine, (name) => library.lookup(name));
  }

  outcome(notRunnable: readonly NotRun[]): RunOutcome {
    const { events, now } = this.#request;
    return {
      findings: this.#findings.sort(byTime),
      events: events ?? 0,
      isUncounted: events === undefined,
      now,
      windows: undefined,
      ran: this.#costs.length,
      notRun: [...notRunnable, ...this.#notRun],
      incomplete: this.#incomplete,
      isPartial: this.#end !== undefined,
      costs: this.#costs,
      problems: [],
    };
  }

  /** Runs some detections whose queries share scans. */
  async batch(loaded: readonly Loaded[]): Promise<void> {
    const tables = await this.#tablesFor(loaded);
    for (const one of loaded) {
      if (this.#end !== undefined) this.#fail(one, this.#end);
      else if (tables !== undefined) await this.#runOne(one, tables);
      else await this.#runAlone(one);
      this.#done += 1;
      this.#request.onProgress?.(this.#done);
    }
  }

  /** Undefined if a table of the batch cannot be read: then each detection is asked for by itself. */
  async #tablesFor(loaded: readonly Loaded[]): Promise<BatchTables | undefined> {
    if (this.#end !== undefined) return undefined;
    try {
      return await this.#shared.tablesFor(loaded.map(({ search }) => search.optimised));
    } catch (error) {
      this.#noteEnd(failureOf(error));
      return undefined;
    }
  }

  async #runAlone(one: Loaded): Promise<void> {
    try {
      await this.#runOne(one, await this.#shared.tablesFor([one.search.optimised]));
    } catch (error) {
      const failure = failureOf(error);
      this.#noteEnd(failure);
      this.#fail(one, failure);
    }
  }

  async #runOne(one: Loaded, tables: BatchTables): Promise<void> {
    const started = this.#request.clock();
    try {
      const query = await this.#queryOf(one, tables);
      if (query === undefined) return;
      const { engine, signal } = this.#request;
      const rows = await engine.query(query.sql, { most: MOST_ROWS, signal });
      const found = rowsWithValues(resultRows(query, rows));
      for (const row of found) this.#findings.push(this.#findingOf(one, row));
      this.#addCost(one, { ms: this.#request.clock() - started, findings: found.length });
    } catch (error) {
      const failure = failureOf(error);
      this.#noteEnd(failure);
      this.#fail(one, failure);
    }
  }

  #findingOf({ detection, search }: Loaded, row: Finding['row']): Finding {
    const { tacticsOf, now } = this.#request;
    return findingOf(
      detection,
      { row, events: undefined, window: undefined, now },
      { search, tacticsOf },
    );
  }

  #addCost({ detection }: Loaded, { ms, findings }: { ms: number; findings: number }): void {
    this.#costs.push({ detection, findings, ms, candidates: 0, kept: 0, runs: 1 });
  }

  /** Undefined if the engine cannot run the search. */
  async #queryOf(
    { detection, search }: Loaded,
    tables: BatchTables,
  ): Promise<SqlQuery | undefined> {
    const { engine, now } = this.#request;
    const lookups = await this.#lookups.tablesFor(search.optimised);
    const lookup = (name: string): StoredLookup | undefined => lookups.get(name);
    const dialect = dialects[engine.dialect];
    const backend = sqlBackend({ dialect, tables: { ...tables, lookup }, now });
    const { program, refusals } = backend.emit(search.optimised, search.source);
    if (program !== undefined) return program;
    const [refusal] = refusals;
    if (refusal?.problem !== undefined) throw new SqlFailure(refusal.problem, refusal.reason);
    const reason = `${engine.version} cannot run it: ${refusal?.reason ?? 'no query'}`;
    this.#notRun.push({ detection, reason });
    return undefined;
  }

  #noteEnd(failure: SqlFailure): void {
    if (FINAL.has(failure.code)) this.#end = failure;
  }

  #fail({ detection }: Loaded, { code, message }: SqlFailure): void {
    const { engine } = this.#request;
    const reason =
      code === 'too-many-rows'
        ? `${engine.version}: more than ${MOST_ROWS.toLocaleString('en-US')} rows`
        : `${engine.version}: ${code}: ${message}`;
    this.#incomplete.push({ detection, reason });
  }
}

function failureOf(error: unknown): SqlFailure {
  if (error instanceof SqlFailure) return error;
  throw error;
}

/** Oldest first; findings without a time come last. */
function byTime(a: Finding, b: Finding): number {
  return (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY) || 0;
}
