import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byCodeUnit } from '../../tooling/base/order.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { readSample } from '../../tooling/detect/sample.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, isList, toText } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { loadLogs } from '../../tooling/project/lake/load-logs.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { tripline, triplineIn } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { lakeRows, manifestOf } from './lake-rows.ts';

const LOGS = 'attack_data/endpoint';

const workspace = new Workspaces(realWorld()).open('.');

describe('load', () => {
  test('writes what the engine reads: events and the rows of all datasets', async () => {
    const lake = join(folderWith({}), 'lake');
    const { code } = await tripline('load', LOGS, 'attack_data/aws', '--to', lake);
    expect(code).toBe(0);
    const logs = logFiles([LOGS, 'attack_data/aws']);
    const parts = logs.map(({ path }) => ({ data: { kind: 'file', path } as const }));
    const sample = await readSample(parts, workspace.library, () => undefined);
    const rows = await lakeRows(lake);
    const { events, ...datasets } = rows;
    expect(sorted(events ?? [])).toEqual(sorted(sample.inFileOrder.map(plain)));
    const { dataModels } = workspace.library;
    let compared = 0;
    for (const model of dataModels.modelNames())
      for (const dataset of dataModels.datasetNames(model)) {
        const expected = [...dataModels.rows(sample.inFileOrder, { model, dataset }, runWith())];
        const table = `${model}.${dataset}`.toLowerCase();
        expect(sorted(datasets[table] ?? []), table).toEqual(sorted(expected.map(plain)));
        compared += expected.length;
      }
    expect(compared).toBeGreaterThan(20);
  });

  test('keeps field names that differ in case, lists, empty texts and the order of events', async () => {
    const log = [
      { time: '2026-01-05T10:00:00Z', User: 'A', user: 'b', 'x y': '', list: ['1', '2'] },
      { time: '2026-01-06T10:00:00Z', User: 'C', list: 'one', _position: 'p', "it's": 'q"`' },
      { time: '2026-01-05T10:00:00Z', USER: 'é𝄞', n: 1.5, flag: true, none: null },
    ];
    const root = folderWith({ 'a.json': log.map((event) => JSON.stringify(event)).join('\n') });
    await tripline('load', join(root, 'a.json'), '--to', join(root, 'lake'));
    const { events = [] } = await lakeRows(join(root, 'lake'));
    expect(events).toMatchObject([
      { _time: 1767607200, User: 'A', user: 'b', 'x y': '', 'list{}': ['1', '2'] },
      { _time: 1767693600, User: 'C', list: 'one', "it's": 'q"`' },
      { _time: 1767607200, USER: 'é𝄞', n: '1.5', flag: 'true' },
    ]);
    const days = manifestOf(join(root, 'lake')).tables[0]?.parts.map(({ day }) => day);
    expect(days).toEqual(['2026-01-05', '2026-01-06']);
  });

  test('does not load a log twice, and adds new ones', async () => {
    const root = folderWith({ 'logs/a.log': lines('a', 3) });
    const load = () => tripline('load', join(root, 'logs'), '--to', join(root, 'lake'));
    expect((await load()).out).toContain('3 events added, 3 events of 1 log');
    expect((await load()).out).toContain('0 events added, 3 events of 1 log');
    writeFileSync(join(root, 'logs/b.log'), lines('b', 2));
    expect((await load()).out).toContain('2 events added, 5 events of 2 logs');
    const { events = [] } = await lakeRows(join(root, 'lake'));
    expect(events.map(({ user }) => user)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
  });

  test('goes on after each commit, and ends with the same rows', async () => {
    const root = folderWith({ 'logs/a.log': lines('a', 600), 'logs/b.log': lines('b', 9) });
    const limits = { bytes: 50_000, files: 100, fields: 100 };
    const once = await load(root, 'whole', { limits });
    expect(once.isStopped).toBe(false);
    expect(manifestOf(join(root, 'whole')).tables[0]?.parts.length).toBeGreaterThan(5);
    let pieces = 0;
    for (let isDone = false; !isDone; pieces += 1) {
      let asked = 0;
      const isStopped = () => {
        asked += 1;
        return asked > 3 + pieces;
      };
      isDone = !(await load(root, 'parts', { limits, isStopped })).isStopped;
    }
    expect(pieces).toBeGreaterThan(1);
    expect(await lakeRows(join(root, 'parts'))).toEqual(await lakeRows(join(root, 'whole')));
  });

  test('reports fields beyond the limit, and keeps all rows', async () => {
    const root = folderWith({ 'logs/a.log': 'a=1 b=2 c=3\na=4 b=5 c=6\n' });
    const limits = { bytes: 1_000, files: 100, fields: 4 };
    const { problems, manifest } = await load(root, 'lake', { limits });
    expect(problems.map(({ code }) => code)).toContain('lake/too-many-fields');
    expect(manifest?.tables[0]?.rows).toBe(2);
  });

  test('reads standard input once', async () => {
    const root = folderWith({ 'a.log': lines('a', 2) });
    const stdin = async function* () {
      yield Buffer.from(lines('s', 2));
    };
    const load = () => triplineIn({ stdin }, 'load', '-', '--to', join(root, 'lake'));
    expect((await load()).out).toContain('2 events added');
    const again = await load();
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('lake/input-once')]);
  });
});

describe('load refuses', () => {
  const loaded = async () => {
    const root = folderWith({ 'logs/a.log': lines('a', 3) });
    await tripline('load', join(root, 'logs'), '--to', join(root, 'lake'));
    return root;
  };
  const again = (root: string, ...words: string[]) =>
    tripline('load', join(root, 'logs'), '--to', join(root, 'lake'), ...words);

  test('a folder with files of others', async () => {
    const root = folderWith({ 'logs/a.log': lines('a', 3), 'lake/events/mine.txt': 'x' });
    const { code, err } = await again(root);
    expect([code, err]).toEqual([1, expect.stringContaining('lake/foreign')]);
    expect(readdirSync(join(root, 'lake'))).toEqual(['events']);
  });

  test('other settings', async () => {
    const { code, err } = await again(await loaded(), '--sourcetype', 'x');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('was loaded with --sourcetype not set'),
    ]);
  });

  test('other data sources', async () => {
    const root = await loaded();
    const path = 'content/data_sources/x.yml';
    const content = folderWith({ [path]: readFileSync('data_sources/osquery.yml', 'utf8') });
    const { err } = await again(root, '--content', join(content, 'content'));
    expect(err).toContain('was loaded with other data sources or data models');
  });

  test('a log that changed, and loads the others', async () => {
    const root = await loaded();
    writeFileSync(join(root, 'logs/a.log'), lines('other', 3));
    utimesSync(join(root, 'logs/a.log'), 1, 1);
    writeFileSync(join(root, 'logs/b.log'), lines('b', 1));
    const { code, out, err } = await again(root);
    expect([code, err]).toEqual([1, expect.stringContaining('has changed since it was loaded')]);
    expect(out).toContain('1 event added, 4 events');
  });

  test.each([
    ['{', 'invalid-manifest'],
    ['{"format":"tripline-lake","version":2}', 'invalid-manifest'],
  ])('a manifest %j', async (text, code) => {
    const root = await loaded();
    writeFileSync(join(root, 'lake/manifest.json'), text);
    expect((await again(root)).err).toContain(`lake/${code}`);
  });

  test('a manifest whose paths lead out of the folder', async () => {
    const root = await loaded();
    const path = join(root, 'lake/manifest.json');
    const text = readFileSync(path, 'utf8');
    const part = /events\/day=[^"]*/.exec(text)?.[0] ?? '';
    writeFileSync(path, text.replace(part, `../${part}`));
    expect((await again(root)).err).toContain('lake/invalid-manifest');
  });

  test('a folder that another process loads into, but not what a killed one left', async () => {
    const root = await loaded();
    const lock = join(root, 'lake/.loading');
    writeFileSync(lock, String(process.ppid));
    const { code, err } = await again(root);
    expect([code, err]).toEqual([1, expect.stringContaining(`process ${process.ppid} is loading`)]);
    expect(statSync(lock).isFile()).toBe(true);
    writeFileSync(lock, '999999999');
    expect((await again(root)).code).toBe(0);
  });
});

function lines(user: string, count: number): string {
  const line = (_: unknown, index: number) =>
    `user=${user}${index} text="${'x'.repeat(2 * index)}"\n`;
  return Array.from({ length: count }, line).join('');
}

type Load = Pick<Parameters<typeof loadLogs>[1], 'limits' | 'isStopped'>;

function load(root: string, name: string, options: Load) {
  return loadLogs(workspace, {
    logs: logFiles([join(root, 'logs')]),
    folder: join(root, name),
    stdin: async function* () {},
    ...options,
  });
}

function plain(event: Event): Record<string, unknown> {
  const fields = [...event].filter(([, value]) => value !== null);
  const stored = fields.map(([field, value]) => [field, storedOf(field, value)] as const);
  return Object.fromEntries(stored.toSorted(([a], [b]) => byCodeUnit(a, b)));
}

function storedOf(field: string, value: FieldValue): unknown {
  if (field === '_time') return value;
  return isList(value) ? value.map(toText) : toText(value);
}

function sorted(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort(byCodeUnit);
}
