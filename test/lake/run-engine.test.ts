import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';
import { ownContent } from '../own-content.ts';
import { folderWith } from '../render/fake-world.ts';
import { comparable, findingsOf } from './findings.ts';

const LOGS = ['attack_data/endpoint', 'attack_data/aws', 'attack_data/windows'];

describe('run --engine duckdb', () => {
  test('finds what a run over the logs finds, but for what it cannot run', async () => {
    const lake = join(folderWith({}), 'lake');
    await tripline('load', ...LOGS, '--to', lake);
    const own = comparable(await findingsOf(...LOGS));
    const { code, out, err } = await tripline('run', lake, '--engine', 'duckdb', '--json');
    expect([code, err]).toEqual([0, expect.not.stringContaining('incomplete')]);
    const found = comparable(out);
    expect(found.size).toBeGreaterThan(70);
    for (const [detection, rows] of found)
      expect([detection, rows]).toEqual([detection, own.get(detection)]);
    // Each detection without findings here is among those that the run says it cannot run.
    const [, refused] = /^(\d+) detections cannot run/m.exec(err) ?? [];
    expect(own.size - found.size).toBeLessThanOrEqual(Number(refused));
    expect(Number(refused)).toBeLessThan(0.05 * ownContent().content.detection.all.length);
  }, 300_000);

  test('reads only events in a range of time and in the indexes of a search', async () => {
    const log = [
      { time: '2026-01-05T10:00:00Z', user: 'ada', index: 'web' },
      { time: '2026-01-06T10:00:00Z', user: 'bob', index: 'web' },
      { time: '2026-01-06T11:00:00Z', user: 'eve', index: 'other' },
      { time: '2026-01-07T10:00:00Z', user: 'kim' },
    ];
    const root = folderWith({
      'a.json': log.map((event) => JSON.stringify(event)).join('\n'),
      'detections/a.yml': detection('In Web', 'index=web | table user', 1),
      'detections/b.yml': detection('In Risk', 'index=risk | table user', 2),
      'detections/c.yml': detection('Everywhere', 'index=* user=* | table user', 3),
    });
    await tripline('load', join(root, 'a.json'), '--to', join(root, 'lake'), '--content', root);
    const run = async (place: string, ...words: string[]) => {
      const range = ['--since', '2026-01-06', '--until', '2026-01-08', '--content', root, '--json'];
      return comparable((await tripline('run', join(root, place), ...range, ...words)).out);
    };
    const found = await run('lake', '--engine', 'duckdb');
    expect(found).toEqual(await run('a.json'));
    expect([...found.keys()]).toEqual(['Everywhere', 'In Web']);
  });

  test.each([
    [['--engine', 'mysql'], 2, '--engine: not a valid engine'],
    [['--engine', 'spark://ada:secret@h'], 2, 'no user and password'],
    [['--engine', 'duckdb', '--window', '1h'], 2, '--engine and --window cannot be combined'],
    [['--engine', 'duckdb', 'second'], 2, 'one folder that "tripline load" wrote'],
    [['--engine', 'duckdb'], 1, 'lake/missing-manifest'],
    [['--engine', 'spark://127.0.0.1:1'], 1, 'lake/missing-manifest'],
  ])('refuses %j', async (words, expected, message) => {
    const { code, err } = await tripline('run', folderWith({}), ...words);
    expect([code, err]).toEqual([expected, expect.stringContaining(message)]);
    expect(err).not.toContain('secret');
  });

  test('reports a server that is unreachable, and files of an interrupted load', async () => {
    const root = folderWith({ 'a.log': 'user=ada\n' });
    const lake = join(root, 'lake');
    await tripline('load', join(root, 'a.log'), '--to', lake);
    const { code, err } = await tripline('run', lake, '--engine', 'spark://127.0.0.1:1');
    expect([code, err]).toEqual([1, expect.stringContaining('engine/unreachable')]);
    expect(err).toContain('Partial results');
    mkdirSync(join(lake, 'events/day=2026-01-05'));
    writeFileSync(join(lake, 'events/day=2026-01-05/part-000009.parquet'), '');
    const again = await tripline('run', lake, '--engine', 'duckdb');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('lake/unfinished')]);
  });
});

function detection(name: string, search: string, number: number): string {
  return `name: ${name}
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a3${number}
version: 1
date: '2026-01-05'
author: A
status: production
type: Hunting
description: Looks for something.
search: ${JSON.stringify(search)}
tags: { analytic_story: [], mitre_attack_id: [T1059] }
tests: []
`;
}
