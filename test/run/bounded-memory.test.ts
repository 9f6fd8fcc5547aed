import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../tooling/base/budget.ts';
import type { LimitId } from '../../tooling/base/limits.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { runDetections } from '../../tooling/project/run/run-detections.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { detection } from '../cli/small-detection.ts';
import { ownWorkspace } from '../conformance/searches.ts';
import { folderWith } from '../render/fake-world.ts';

const { library } = ownWorkspace();
const ignore = (): void => undefined;

/** What a run over many events keeps: numbers of rows and values, and characters of texts. */
function keptOf(search: string, events: number, most: Partial<Record<LimitId, number>>) {
  const compiled = compileSearchText(fileSource('search', search), library, ignore);
  const routed = new RoutedSearches([compiled], library, {
    newBudget: () => new Budget({ most }),
  });
  for (let order = 1; order <= events; order += 1)
    routed.add(
      new Map<string, string | number>([
        ...[['_time', order] as const, ['user', `user ${order}`] as const],
        ['unread', `nothing reads ${order}`],
      ]),
      { file: 'a.log', number: order, offset: 0, order, time: order },
    );
  const { integers, doubles, slots, values } = routed.keeper.data;
  const [only] = routed.searches;
  const hits = only?.hits.map(({ limit }) => limit);
  const kept = [integers, doubles, slots, values.numbers].map(({ length }) => length);
  return { hits, kept, texts: values.texts.bytes.length };
}

describe('what is kept of a log does not grow with the log beyond a limit', () => {
  test.each([
    { limit: 'all-kept-values', most: { 'all-kept-values': 900 } },
    { limit: 'kept-text', most: { 'kept-text': 9_000 } },
  ] as const)('$limit', ({ limit, most }) => {
    const search = 'search user=* | stats count by user';
    const some = keptOf(search, 1_000, most);
    const many = keptOf(search, 20_000, most);
    expect(some.hits).toEqual([limit]);
    expect(many).toEqual(some);
    const [all = 0] = keptOf(search, 1_000, {}).kept;
    expect(some.kept[0]).toBeLessThan(all);
  });

  test('only the fields that a search reads are kept', () => {
    const { texts } = keptOf('search user=* | stats count by user', 9, {});
    expect(texts).toBe('a.log'.length + 9 * 'user 1'.length);
  });
});

describe('a second reading keeps only what the built searches need', () => {
  const LOG = Array.from(
    { length: 2_000 },
    (_, at) => `user=${at === 7 ? 'ada' : 'bob'} x=${at % 1_000}\n`,
  ).join('');

  async function outcome(search: string, most: Partial<Record<LimitId, number>> = {}) {
    const content = folderWith({
      'logs/a.log': LOG,
      'detections/map.yml': detection('Map', search),
    });
    const workspace = new Workspaces(realWorld()).open(content);
    const { findings, costs, incomplete } = await runDetections(workspace, {
      detections: workspace.content.detection.all,
      logs: logFiles([join(content, 'logs')]),
      settings: {},
      tacticsOf: () => [],
      clock: () => 0,
      // biome-ignore lint/correctness/useYield: no log is standard input
      async *stdin() {
        throw new Error('not used');
      },
      most,
    });
    const [cost] = costs;
    return {
      found: findings.map(({ row }) => [...row.values()]),
      kept: cost?.kept,
      reasons: incomplete.map(({ reason }) => reason),
    };
  }

  test('rows of other values are left out', async () => {
    const search = 'search user=ada | map search="search x=$x$ | table user x"';
    const { found, kept, reasons } = await outcome(search);
    expect(found).toEqual([
      ['ada', '7'],
      ['bob', '7'],
    ]);
    expect([kept, reasons]).toEqual([2, []]);
  });

  test('searches that are built from the results of built searches have another reading', async () => {
    const inner = 'search x=$x$ user!=ada | fields x';
    const search = `search user=ada | map search="${inner}" | map search="search x=$x$ | stats count by x"`;
    const { found, kept, reasons } = await outcome(search);
    expect(found).toEqual([['7', 2]]);
    expect([kept, reasons]).toEqual([2, []]);
  });

  test('built-searches', async () => {
    const search = 'search x=7 | map search="search user=$user$ | stats count"';
    const { reasons } = await outcome(search, { 'built-searches': 1 });
    expect(reasons).toEqual([expect.stringContaining('searches that one detection built')]);
  });
});
