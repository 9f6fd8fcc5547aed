import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { indexOf, isInIndexes } from '../../../tooling/detect/routed/indexes.ts';
import type { RoutedSearch } from '../../../tooling/detect/routed/routed-search.ts';
import { RoutedSearches } from '../../../tooling/detect/routed/routed-searches.ts';
import { Sample } from '../../../tooling/detect/sample.ts';
import { rowKey } from '../../../tooling/detect/trace-rows.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { orFailure, type Run, SearchFailure } from '../../../tooling/events/run.ts';
import { type LogFile, logFiles } from '../../../tooling/project/run/log-files.ts';
import { readLogs } from '../../../tooling/project/run/read-logs.ts';
import { runDetections } from '../../../tooling/project/run/run-detections.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { openSnapshot } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const ignore = (): void => undefined;

/** Logs with more compressed bytes than this are left out: all rows that searches need of them are kept at once. */
const SMALL = 60_000;

/** All public detections over real logs: together they find what each finds alone, and what was reviewed. */
export const runLogs: Suite = {
  name: 'run-logs',
  async run(corpus) {
    const workspace = openSnapshot(corpus, '2024-10');
    const logs = logFiles([join(corpus, 'otrf')]).filter(({ bytes = 0 }) => bytes < SMALL);
    return [await sameRows(workspace, logs), await findings(workspace, logs)];
  },
};

async function sameRows(workspace: Workspace, logs: readonly LogFile[]): Promise<SuiteResult> {
  const { library, content } = workspace;
  const searches = content.detection.all
    .map((document) => workspace.compile(document))
    .filter(({ runnable }) => runnable);
  const routed = new RoutedSearches(searches, library);
  const events: Event[] = [];
  await readLogs(logs, { library, report: ignore, stdin: notUsed }, (event, origin) => {
    events.push(event);
    routed.add(event, origin);
  });
  const samples = samplesByIndex(new Sample(events, library));
  const differing = routed.searches.filter(
    (search) => !areSame(search, { samples, now: routed.newest }),
  );
  return {
    suite: 'run-same-rows',
    passed: searches.length - differing.length,
    total: searches.length,
    details: differing.map(({ search }) => search.source.name),
  };
}

async function* notUsed(): AsyncGenerator<Buffer> {
  // The logs are files.
}

type SampleOf = (indexes: readonly string[] | undefined) => Sample;

/** Each set of indexes is a sample of its own, whose rows are computed once. */
function samplesByIndex(whole: Sample): SampleOf {
  const samples = new Map<string, Sample>();
  return (indexes) => {
    const key = String(indexes);
    const own = () => whole.inFileOrder.filter((event) => isInIndexes(indexOf(event), indexes));
    const known = samples.get(key) ?? new Sample(own(), whole.library);
    samples.set(key, known);
    return known;
  };
}

/** A search that builds others is run again, and is not compared here. */
function areSame(
  routed: RoutedSearch,
  { samples, now }: { readonly samples: SampleOf; readonly now: number },
): boolean {
  const settings = { now };
  const together = orFailure(() => [...routed.rows(routed.run(settings, ignore))].map(rowKey));
  if (routed.built.length > 0) return true;
  const run = samples(undefined).run(ignore, settings);
  const scan: Run['scan'] = (dataset, indexes) =>
    samples(indexes).run(ignore, settings).scan(dataset);
  const alone = orFailure(() => [...routed.search.executable({ ...run, scan })].map(rowKey));
  if (together instanceof SearchFailure || alone instanceof SearchFailure)
    return String(together) === String(alone);
  return together.join('\n') === alone.join('\n');
}

async function findings(workspace: Workspace, logs: readonly LogFile[]): Promise<SuiteResult> {
  const outcome = await runDetections(workspace, {
    detections: workspace.content.detection.all,
    logs,
    settings: {},
    stdin: notUsed,
    tacticsOf: () => [],
    clock: () => 0,
  });
  const counts = new Map<string, number>();
  for (const { path } of outcome.findings) counts.set(path, (counts.get(path) ?? 0) + 1);
  const lines = [...counts].map(([path, count]) => `${path} ${count}`).sort(byCodeUnit);
  const file = 'test/conformance/expected/run-findings-2024-10.txt';
  const expected = readFileSync(file, 'utf8').trim().split('\n');
  return {
    suite: 'run-findings',
    passed: expected.filter((line) => lines.includes(line)).length,
    total: Math.max(lines.length, expected.length),
    details: [
      ...lines.filter((line) => !expected.includes(line)).map((line) => `found ${line}`),
      ...expected.filter((line) => !lines.includes(line)).map((line) => `expected ${line}`),
      ...outcome.incomplete.map(({ detection, reason }) => `${detection.path}: ${reason}`),
    ],
  };
}
