import { join } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import { RoutedSearches } from '../../../tooling/detect/routed/routed-searches.ts';
import { Sample } from '../../../tooling/detect/sample.ts';
import { settingsOf } from '../../../tooling/detect/test-detection.ts';
import { openDuckDb } from '../../../tooling/engines/duckdb.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { orFailure, SearchFailure } from '../../../tooling/events/run.ts';
import { type LogFile, logFiles } from '../../../tooling/project/run/log-files.ts';
import { readLogs } from '../../../tooling/project/run/read-logs.ts';
import { SampleTables } from '../../../tooling/project/sql/sample-tables.ts';
import { ranPairs } from '../../../tooling/project/test/plan.ts';
import { TestRunner } from '../../../tooling/project/test/run-tests.ts';
import { type Workspace, Workspaces } from '../../../tooling/project/workspace.ts';
import { openSnapshot, ownWorkspace } from '../searches.ts';
import { SqlComparison } from '../sql-comparison.ts';
import type { Suite, SuiteOptions, SuiteResult } from '../suite.ts';

const ignore = (): void => undefined;

/** DuckDB returns the rows that the engine returns, in every cell. */
export const duckdbRows: Suite = {
  name: 'duckdb',
  async run(corpus, options) {
    const engine = await openDuckDb();
    const comparison = () => new SqlComparison({ engine, tables: new SampleTables(engine) });
    try {
      return [
        await ownTests(comparison()),
        await publicPairs(corpus, comparison(), options),
        await realLogs(corpus, comparison(), options),
      ];
    } finally {
      await engine.close();
    }
  },
};

async function ownTests(comparison: SqlComparison): Promise<SuiteResult> {
  const workspace = ownWorkspace();
  const places = { content: '.', cache: '.no-cache', lock: new Map() };
  const runner = new TestRunner(workspace, { places, settings: {}, clock: () => 0 });
  for (const detection of workspace.content.detection.all) {
    const search = workspace.compile(detection);
    for await (const { result, test, sample } of runner.runAll(detection)) {
      if (sample === undefined || test === undefined) continue;
      const newRun = () => sample.run(ignore, settingsOf(test, {}));
      await comparison.add(`${result.detection}: ${result.test}`, search, newRun);
    }
  }
  return comparison.result('duckdb-rows');
}

/** One of so many pairs, unless all are asked for. */
const EVERY = 12;

async function publicPairs(
  corpus: string,
  comparison: SqlComparison,
  { all }: SuiteOptions,
): Promise<SuiteResult> {
  const workspaces = new Workspaces(realWorld());
  for await (const { result, search, sample } of ranPairs(join(corpus, 'pairs.json'), {
    workspaces,
    clock: () => 0,
    takes: (index) => all || index % EVERY === 0,
  })) {
    if (search === undefined || sample === undefined || !search.runnable) continue;
    await comparison.add(`${result.detection} on ${result.data.join(', ')}`, search, () =>
      sample.run(ignore),
    );
  }
  return comparison.result(all ? 'duckdb-pairs-all' : 'duckdb-pairs');
}

/** Logs with more compressed bytes than this are left out, unless all are asked for. */
const SMALL = 45_000;
/** One of so many detections that do not fire is compared too. */
const EVERY_SILENT = 60;

async function realLogs(
  corpus: string,
  comparison: SqlComparison,
  { all }: SuiteOptions,
): Promise<SuiteResult> {
  const workspace = openSnapshot(corpus, '2024-10');
  const logs = logFiles([join(corpus, 'otrf')]).filter(({ bytes = 0 }) => all || bytes < SMALL);
  for (const log of logs) await oneLog(workspace, log, comparison);
  return comparison.result(all ? 'duckdb-logs-all' : 'duckdb-logs');
}

async function oneLog(
  workspace: Workspace,
  log: LogFile,
  comparison: SqlComparison,
): Promise<void> {
  const { library, content } = workspace;
  const searches = content.detection.all
    .map((document) => workspace.compile(document))
    .filter(({ runnable }) => runnable);
  const routed = new RoutedSearches(searches, library);
  const events: Event[] = [];
  await readLogs([log], { library, report: ignore, stdin: notUsed }, (event, origin) => {
    events.push(event);
    routed.add(event, origin);
  });
  const sample = new Sample(events, library);
  const newRun = () => sample.run(ignore, { now: routed.newest });
  for (const [index, search] of routed.searches.entries()) {
    const rows = orFailure(() => [...search.rows(search.run({ now: routed.newest }, ignore))]);
    if (rows instanceof SearchFailure) continue;
    if (rows.length === 0 && index % EVERY_SILENT !== 0) continue;
    const compiled = searches[index];
    if (compiled === undefined) continue;
    await comparison.add(`${compiled.source.name} on ${log.path}`, compiled, newRun);
  }
}

async function* notUsed(): AsyncGenerator<Buffer> {
  // The logs are files.
}
