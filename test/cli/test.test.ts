import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tripline } from './run.ts';

const PROCDUMP = 'detections/endpoint/windows_os_credential_dumping_with_procdump.yml';
const SAMPLES = 'attack_data/endpoint/procdump_lsass';
const folder = mkdtempSync(join(tmpdir(), 'tripline-'));

afterAll(() => rmSync(folder, { recursive: true }));

describe('test', () => {
  test('passes on the content of this repository, and counts what it read', async () => {
    const { code, out } = await tripline('test', '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { summary } = lines.at(-1);
    expect(lines.slice(0, -1).filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(summary.negative).toBeGreaterThan(0);
    expect(summary.events).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  test('gives JSON in its documented shape', async () => {
    const { out } = await tripline('test', PROCDUMP, '--json');
    const [first = ''] = out.split('\n');
    expect(Object.keys(JSON.parse(first))).toEqual([
      'detection',
      'test',
      'data',
      'verdict',
      'status',
      'expected',
      'rows',
      'events',
      'ms',
      'reason',
      'inconclusive',
      'warnings',
      'diagnostics',
    ]);
  });

  test('gives the rows that the search builds', async () => {
    const { out } = await tripline('test', PROCDUMP, '--json', '--rows');
    const [first = ''] = out.split('\n');
    expect(JSON.parse(first).results[0]).toMatchObject({
      start_time: expect.any(Number),
      entities: ['mira.holm', 'ws-0412.corp.example'],
      body: { process_name: 'procdump.exe', process_path: 'C:\\Users\\Public\\ProcDump.exe' },
    });
  });

  test('runs a plan of pairs', async () => {
    const plan = join(folder, 'plan.json');
    const pair = (sample: string) => ({
      detection: resolve(PROCDUMP),
      data: resolve(SAMPLES, sample),
    });
    writeFileSync(
      plan,
      JSON.stringify([
        pair('dump_sysmon.log'),
        pair('other_flags_sysmon.log'),
        pair('missing.log'),
      ]),
    );
    const { code, out } = await tripline('test', '--plan', plan, '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, 3).map(({ status, rows }) => [status, rows])).toEqual([
      ['passed', 2],
      ['failed', 0],
      ['skipped', 0],
    ]);
    expect(code).toBe(1);
    const { out: withRows } = await tripline('test', '--plan', plan, '--json', '--rows');
    const [passed, failed] = withRows.split('\n').map((line) => JSON.parse(line || 'null'));
    expect(passed.results).toHaveLength(2);
    expect(passed.results[0]).toMatchObject({ body: { process_name: 'procdump.exe' } });
    expect(failed.results).toEqual([]);
  });

  test.each([
    { words: ['test', '--plan', 'no-such.json'], says: 'does not exist' },
    { words: ['test', '--plan', 'README.md'], says: 'is not valid JSON' },
    { words: ['test', '--plan', 'package.json'], says: 'a plan is a list' },
  ])('takes a wrong plan as a wrong call: $words', async ({ words, says }) => {
    const { code, err } = await tripline(...words);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});

const HEAD = `name: Fixture
id: 33333333-0000-4000-8000-000000000001
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: A fixture.
data_source: []
search: user=admin
tags:
  analytic_story: []
`;

describe('test is not green', () => {
  test.each([
    { because: 'no detection was selected', tests: undefined, says: 'no detections selected' },
    { because: 'the detection has no tests', tests: '', says: '1 detection without tests' },
    {
      because: 'the data is missing',
      tests: 'tests:\n- name: t\n  attack_data:\n  - data: https://example.org/datasets/x.log\n',
      says: 'data missing (1)\n  https://example.org/datasets/x.log',
    },
    {
      because: 'the sample leads out of the folder',
      tests: 'tests:\n- name: t\n  attack_data:\n  - data: ../../secret.log\n',
      says: 'attack-data/refused-reference',
    },
    {
      because: 'there are no events',
      tests: 'tests:\n- name: t\n  attack_data:\n  - data: empty.log\n  expected_results: 0\n',
      says: 'the sample has no events',
    },
    {
      because: 'a Git LFS pointer is no data',
      tests: 'tests:\n- name: t\n  attack_data:\n  - data: pointer.log\n  expected_results: 0\n',
      says: 'Git LFS pointer',
    },
    {
      because: 'another number of rows was expected',
      tests: 'tests:\n- name: t\n  events:\n  - user: admin\n  expected_results: 2\n',
      says: 'expected 2 rows, found 1',
    },
  ])('when $because', async ({ tests, says }) => {
    const root = mkdtempSync(join(folder, 'content-'));
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(root, 'detections'));
    writeFileSync(join(root, 'empty.log'), '');
    writeFileSync(
      join(root, 'pointer.log'),
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    );
    if (tests !== undefined) writeFileSync(join(root, 'detections', 'x.yml'), HEAD + tests);
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain(says);
    expect(code).toBe(1);
  });
});
