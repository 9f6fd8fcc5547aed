import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { type RunRequest, runDetections } from '../../tooling/project/run/run-detections.ts';
import type { RunThreads } from '../../tooling/project/run/run-parallel.ts';
import { type Workspace, Workspaces } from '../../tooling/project/workspace.ts';
import { detection } from '../cli/small-detection.ts';
import { folderWith, temporaryFolder } from '../render/fake-world.ts';
import { startThread } from './threads.ts';

vi.setConfig({ testTimeout: 120_000 });

const SEARCHES = [
  'search user=ada',
  'search user=* | stats count values(x) as xs by user | where count > 2',
  'search x=1 OR x=2 | table _time user x',
  'search x=3 | head 2',
  'search user=b* | join user [search x=4 | fields user c]',
  'search user=eve | eventstats count by x | dedup x',
  'search x>5 | streamstats count by user | where count=2',
  'index=main | stats count by host',
  'search user=nobody | stats count | where count=0',
  'search user=ada | map search="search x=$x$ | stats count"',
  'search user=ada [search user=bob | eval q="a | delete" | return $q]',
];

const host = realWorld();
let content: string;
let workspace: Workspace;

beforeAll(() => {
  const files = SEARCHES.map((search, at) => [
    `detections/d${at}.yml`,
    detection(`d${at}`, search),
  ]);
  content = temporaryFolder(Object.fromEntries(files));
  workspace = new Workspaces(host).open(content);
});

const threadsOf = (count: number, partBytes: number): RunThreads => ({
  ...{ count, partBytes, content },
  start: startThread,
  geo: undefined,
});

async function outcome(logs: string, options: Partial<RunRequest>) {
  const { findings, incomplete, problems, ...rest } = await runDetections(workspace, {
    detections: workspace.content.detection.all,
    logs: logFiles([logs]),
    settings: {},
    tacticsOf: () => [],
    clock: () => 0,
    // biome-ignore lint/correctness/useYield: no log is standard input
    async *stdin() {
      throw new Error('not used');
    },
    ...options,
  });
  return {
    ...{ events: rest.events, now: rest.now, windows: rest.windows, ran: rest.ran },
    findings: findings.map(({ detection: { name }, row, events, window, time }) => [
      ...[name, [...row], time, window],
      events?.listed.map(({ file, number, offset }) => [file, number, offset]),
      [events?.count, events?.newest],
    ]),
    incomplete: incomplete.map(({ detection: { data }, reason }) => [data.name, reason]),
    problems: problems.map(({ code, message, help, span }) => [
      code,
      message,
      help,
      span?.source.name,
    ]),
  };
}

const user = fc.constantFrom('ada', 'bob', 'ben', 'eve');
const line = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .tuple(fc.nat(8_000), user, fc.nat(9))
      .map(([time, name, x]) => JSON.stringify({ _time: 1_767_600_000 + time, user: name, x })),
  },
  fc.constantFrom(
    '{"user":"ada","x":1}',
    'no JSON',
    '{"user":"eve","x":',
    '{"user":"ada",\n"x":1}',
  ),
);
const log = fc.oneof(
  { weight: 4, arbitrary: fc.array(line, { minLength: 1, maxLength: 150 }) },
  fc
    .array(fc.nat(9), { minLength: 150, maxLength: 400 })
    .map((xs) =>
      xs.map((x, at) =>
        JSON.stringify({ _time: 1_767_600_000 + at, user: x < 2 ? 'ada' : 'bob', x }),
      ),
    ),
);

describe('any number of threads', () => {
  test('finds the same, also where limits leave rows out', async () => {
    const kinds = { divided: 0, limited: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(log, { minLength: 1, maxLength: 4 }),
        fc.record({
          count: fc.integer({ min: 2, max: 4 }),
          partBytes: fc.integer({ min: 500, max: 6_000 }),
          window: fc.constantFrom(undefined, 3_600),
          most: fc.constantFrom(undefined, { 'kept-values': 300 }, { 'all-kept-values': 900 }),
        }),
        async (logs, { count, partBytes, ...options }) => {
          const files = logs.map((lines, at) => [`l${at}.json`, `${lines.join('\n')}\n`] as const);
          const folder = temporaryFolder(Object.fromEntries(files));
          const alone = await outcome(folder, options);
          const together = await outcome(folder, {
            ...options,
            threads: threadsOf(count, partBytes),
          });
          expect(together).toEqual(alone);
          if (files.some(([, text]) => text.length > 2 * partBytes)) kinds.divided += 1;
          if (alone.incomplete.some(([, reason]) => /kept|needed/.test(String(reason))))
            kinds.limited += 1;
        },
      ),
      { numRuns: 40 },
    );
    expect(kinds.divided).toBeGreaterThan(0);
    expect(kinds.limited).toBeGreaterThan(0);
  });

  test('stops when the user interrupts', async () => {
    const lines = Array.from({ length: 5_000 }, (_, x) => JSON.stringify({ user: 'ada', x }));
    const folder = folderWith({ 'a.json': lines.join('\n') });
    let interrupts = 0;
    const onProgress = () => {
      interrupts = 1;
    };
    const options = { onProgress, interrupts: () => interrupts };
    const found = await outcome(folder, { ...options, threads: threadsOf(2, 10_000) });
    expect(found.ran).toBe(SEARCHES.length - 1);
    expect(found.incomplete).toContainEqual([
      'd9',
      'the run was interrupted before this detection',
    ]);
  });

  test('fails if a thread fails', async () => {
    const folder = folderWith({ 'a.json': '{"user":"ada"}\n' });
    const failing = {
      on(event: string, use: (error: Error) => void) {
        if (event === 'error') setTimeout(() => use(new Error('out of memory')), 5);
      },
      terminate: async () => 1,
    };
    const start = () => failing as unknown as Worker;
    const threads = { ...threadsOf(2, 1_000), start };
    await expect(outcome(folder, { threads })).rejects.toThrow('out of memory');
  });
});
