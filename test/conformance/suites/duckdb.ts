import type { CompiledSearch } from '../../../tooling/detect/compile-search.ts';
import { settingsOf } from '../../../tooling/detect/test-detection.ts';
import { openDuckDb } from '../../../tooling/engines/duckdb.ts';
import type { SqlEngine } from '../../../tooling/engines/sql-engine.ts';
import type { Run } from '../../../tooling/events/run.ts';
import { differenceOf } from '../../../tooling/project/sql/compare-rows.ts';
import { runOnEngine } from '../../../tooling/project/sql/run-on-engine.ts';
import { SampleTables } from '../../../tooling/project/sql/sample-tables.ts';
import { TestRunner } from '../../../tooling/project/test/run-tests.ts';
import { ownWorkspace } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** DuckDB gives the rows that the engine gives, in every cell, over the samples of this repository. */
export const duckdbRows: Suite = {
  name: 'duckdb',
  async run() {
    const engine = await openDuckDb();
    try {
      return await compareAll(engine);
    } finally {
      await engine.close();
    }
  },
};

async function compareAll(engine: SqlEngine): Promise<SuiteResult> {
  const { content } = ownWorkspace();
  const places = { content: '.', cache: '.no-cache', lock: new Map() };
  const runner = new TestRunner(ownWorkspace(), { places, settings: {}, clock: () => 0 });
  const tables = new SampleTables(engine);
  const details: string[] = [];
  let total = 0;
  let equal = 0;
  for (const detection of content.detection.all) {
    const search = ownWorkspace().compile(detection);
    for await (const { result, test, sample } of runner.runAll(detection)) {
      if (sample === undefined || test === undefined) continue;
      total += 1;
      const newRun = () => sample.run(() => undefined, settingsOf(test, {}));
      const difference = await compare(search, newRun, { engine, tables });
      if (difference === undefined) equal += 1;
      else details.push(`${result.detection}: ${result.test}: ${difference}`);
    }
  }
  return { suite: 'duckdb-rows', passed: equal, total, details };
}

/** What differs, or why nothing could be compared. */
export async function compare(
  search: CompiledSearch,
  newRun: () => Run,
  at: { readonly engine: SqlEngine; readonly tables: SampleTables },
): Promise<string | undefined> {
  try {
    const outcome = await runOnEngine(search, newRun(), at);
    if (outcome.kind === 'refused') return `refused: ${outcome.refusals[0]?.reason}`;
    const own = [...search.executable(newRun())];
    return differenceOf(own, outcome.rows, outcome.query);
  } catch (error) {
    return `failed: ${String(error).slice(0, 500)}`;
  }
}
