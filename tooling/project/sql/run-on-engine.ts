import type { Refusal } from '../../backends/backend.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { type SqlQuery, sqlBackend } from '../../backends/sql/sql-backend.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { resultRows } from '../../engines/result-rows.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import type { Event } from '../../events/event.ts';
import type { Run } from '../../events/run.ts';
import type { SampleTables } from './sample-tables.ts';

/** What an engine returned for a search over a sample, or why the search has no query. */
export type EngineOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly Event[]; readonly query: SqlQuery }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** Runs a search on an engine over the data of a run. Throws an `SqlFailure` if the engine does not answer. */
export async function runOnEngine(
  { optimised, source }: Pick<CompiledSearch, 'optimised' | 'source'>,
  run: Run,
  { engine, tables }: { readonly engine: SqlEngine; readonly tables: SampleTables },
): Promise<EngineOutcome> {
  const stored = await tables.tablesFor(optimised, run);
  const dialect = dialects[engine.dialect];
  const backend = sqlBackend({ dialect, tables: stored, now: run.now });
  const { program, refusals } = backend.emit(optimised, source);
  if (program === undefined) return { kind: 'refused', refusals };
  const rows = await engine.query(program.sql);
  return { kind: 'rows', rows: resultRows(program, rows), query: program };
}
