import { join } from 'node:path';
import { realWorld } from '../../tooling/cli/world.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import { settingsOf } from '../../tooling/detect/test-detection.ts';
import type { Event } from '../../tooling/events/event.ts';
import { orFailure, SearchFailure } from '../../tooling/events/run.ts';
import { type LogFile, logFiles } from '../../tooling/project/run/log-files.ts';
import { readLogs } from '../../tooling/project/run/read-logs.ts';
import { ranPairs } from '../../tooling/project/test/plan.ts';
import { TestRunner } from '../../tooling/project/test/run-tests.ts';
import { type Workspace, Workspaces } from '../../tooling/project/workspace.ts';
import { openSnapshot, ownWorkspace } from './searches.ts';
import type { SqlComparison } from './sql-comparison.ts';

const ignore = (): void => undefined;

/** Compares the searches of our own detections over the samples of their tests. */
export async function compareOwnTests(comparison: SqlComparison): Promise<void> {
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
}

/** Compares public detections over public logs that they are known to match or not. */
export async function comparePairs(
  corpus: string,
  comparison: SqlComparison,
  takes: (index: number) => boolean,
): Promise<void> {
  const workspaces = new Workspaces(realWorld());
  for await (const { result, search, sample } of ranPairs(join(corpus, 'pairs.json'), {
    workspaces,
    clock: () => 0,
    takes,
  })) {
    if (search === undefined || sample === undefined || !search.runnable) continue;
    await comparison.add(`${result.detection} on ${result.data.join(', ')}`, search, () =>
      sample.run(ignore),
    );
  }
}

/** Compares all public detections over logs of simulated attacks: those that fire, and one of so many others. */
export async function compareLogs(
  corpus: string,
  comparison: SqlComparison,
  { takes, everySilent }: { takes: (log: LogFile) => boolean; everySilent: number },
): Promise<void> {
  const workspace = openSnapshot(corpus, '2024-10');
  for (const log of logFiles([join(corpus, 'otrf')]).filter(takes))
    await compareLog(workspace, log, { comparison, everySilent });
}

async function compareLog(
  workspace: Workspace,
  log: LogFile,
  { comparison, everySilent }: { comparison: SqlComparison; everySilent: number },
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
    if (rows.length === 0 && index % everySilent !== 0) continue;
    const compiled = searches[index];
    if (compiled === undefined) continue;
    await comparison.add(`${compiled.source.name} on ${log.path}`, compiled, newRun);
  }
}

async function* notUsed(): AsyncGenerator<Buffer> {
  // The logs are files.
}
