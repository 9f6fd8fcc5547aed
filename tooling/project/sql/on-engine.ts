import { dialects } from '../../backends/sql/dialects/index.ts';
import type { Verdict } from '../../base/verdict.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import type { Run } from '../../events/run.ts';
import { runOnEngine } from './run-on-engine.ts';
import type { SampleTables } from './sample-tables.ts';

/** An engine, and where it keeps samples. */
export interface TestEngine {
  readonly engine: SqlEngine;
  readonly tables: SampleTables;
}

/** Why a search did not run on an engine. */
interface NotRun {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** The search with the rows that an engine returns as those of its first run here, or why there are none. */
export async function onEngine(
  search: CompiledSearch,
  run: Run,
  at: TestEngine,
): Promise<CompiledSearch | NotRun> {
  const { engine } = dialects[at.engine.dialect];
  try {
    const outcome = await runOnEngine(search, run, at);
    if (outcome.kind === 'refused')
      return { verdict: 'skipped', reason: `no SQL for ${engine}: ${outcome.refusals[0]?.reason}` };
    return { ...search, executable: first(outcome.rows, search.executable) };
  } catch (error) {
    if (error instanceof SqlFailure)
      return { verdict: 'error', reason: `${engine}: ${error.message}` };
    throw error;
  }
}

/** Later runs, over other events, are those of this process. */
function first(
  rows: ReturnType<CompiledSearch['executable']>,
  others: CompiledSearch['executable'],
): CompiledSearch['executable'] {
  let isFirst = true;
  return (run) => {
    if (!isFirst) return others(run);
    isFirst = false;
    return rows;
  };
}
