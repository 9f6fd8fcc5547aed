import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSample } from '../tooling/detect/sample.ts';
import { benignDay } from '../tooling/generate/benign-day/benign-day.ts';
import { ownContent } from './own-content.ts';
import { cli, folderWith } from './render/fake-world.ts';

interface Expected {
  readonly detection: string;
  readonly results: number;
  readonly why: string;
}

interface Line {
  readonly kind?: string;
  readonly detection?: string;
}

const day = benignDay('.');
const expected = parse(readFileSync(join('benign_day', 'expected.yml'), 'utf8')) as Expected[];

function dayFolder(): string {
  return folderWith(Object.fromEntries(day.map(({ path, text }) => [path, text])));
}

/** The names of the detections in production, in the native form and as Sigma rules. */
function production(): string[] {
  return ownContent()
    .content.detection.all.filter(({ data }) => data.status === 'production')
    .map(({ data }) => data.name);
}

test('the day is the same every time', () => {
  expect(benignDay('.').map(({ text }) => text)).toEqual(day.map(({ text }) => text));
});

test('the detections find what is expected, and nothing else', async () => {
  const { stdout } = await cli('run', dayFolder(), '--json');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const found = new Map<string, number>();
  for (const { detection } of lines.filter(({ kind }) => kind === undefined || kind === 'finding'))
    if (detection !== undefined) found.set(detection, (found.get(detection) ?? 0) + 1);
  expect([...found]).toEqual(expected.map(({ detection, results }) => [detection, results]));
  expect(expected.reduce((sum, { results }) => sum + results, 0)).toBeLessThanOrEqual(5);
});

test('the day is large: events, kinds of logs and machines', async () => {
  const { library } = ownContent();
  const hosts = new Set<string>();
  const unrecognized = new Set<string>();
  let events = 0;
  for (const { path, text } of day) {
    const part = { data: { kind: 'text' as const, text } };
    const sample = await readSample([part], library, ({ message }) => unrecognized.add(message));
    events += sample.inFileOrder.length;
    for (const event of sample.inFileOrder) {
      if (library.dataSources.sourcesOf(event).length === 0) unrecognized.add(path);
      hosts.add(String(event.get('dest') ?? event.get('src') ?? event.get('host')));
    }
  }
  expect([...unrecognized]).toEqual([]);
  expect(events).toBeGreaterThan(20_000);
  expect(day.length).toBeGreaterThanOrEqual(12);
  expect(hosts.size).toBeGreaterThanOrEqual(40);
});

test('each known false positive has a look-alike in the day', () => {
  const like = new Set(
    day.flatMap(({ family }) => family.activities.flatMap(({ like }) => like ?? [])),
  );
  const names = production();
  expect([...like].filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !like.has(name))).toEqual([]);
});
