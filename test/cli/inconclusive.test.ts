import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tripline } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'tripline-inconclusive-'));
const detection = join(folder, 'detections', 'many_rows.yml');
mkdirSync(join(folder, 'detections'));
afterAll(() => rmSync(folder, { recursive: true }));

// The subsearch stops at 10,000 rows: with the others, the event would be found.
writeFileSync(
  detection,
  `name: Many Rows
id: 3f1d9a52-8c0b-4d07-9c55-5f2f6f1f7a11
version: 1
date: '2026-11-24'
author: Test
status: production
type: Hunting
description: Looks for a number among many.
search: |-
  number=*
  | search NOT [| makeresults count=20000 | streamstats count AS number | fields number]
how_to_implement: Collect it.
known_false_positives: None.
tests:
- name: Number 15,000 is among them
  events: [{number: 15000}]
  expected_results: 1
- name: Number 5 is among them
  events: [{number: 5}]
  expected_results: 0
`,
);

const REASON = 'stopped at 10,000 rows of one subsearch: further rows were ignored';
const run = (...words: readonly string[]) => tripline('test', '--content', folder, ...words);

test('a test that reached a limit is inconclusive, whichever way its rows fall', async () => {
  const { code, out } = await run('--json');
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(lines.slice(0, -1).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['inconclusive', REASON],
    ['inconclusive', REASON],
  ]);
  expect(lines[0].inconclusive).toEqual([
    {
      kind: 'limit',
      limit: 'subsearch-rows',
      code: 'limits/reached',
      severity: 'warning',
      message: REASON,
      file: detection,
      line: 11,
      column: 17,
      endLine: 11,
      endColumn: 88,
      help: 'let the subsearch return fewer rows, with dedup, stats or head',
    },
  ]);
  expect(lines.at(-1).summary).toMatchObject({ passed: 0, failed: 0, inconclusive: 2 });
});

test('people read the reason once, with its place', async () => {
  const { code, out } = await run();
  expect(code).toBe(1);
  expect(out).toContain('INCONCLUSIVE Many Rows · Number 15,000 is among them');
  expect(out).toContain(`${detection}:11:17`);
  expect(out).toContain('2 inconclusive');
});

test.each([
  {
    format: 'junit',
    says: [
      'tests="2" failures="2" errors="0" skipped="0"',
      `<failure type="inconclusive" message="${REASON}">`,
    ],
  },
  { format: 'markdown', says: ['failed', '### Inconclusive', REASON] },
  { format: 'github', says: ['::error file=', 'title=test/inconclusive', 'title=limits/reached'] },
  { format: 'sarif', says: ['"test/inconclusive"', '"limits/reached"'] },
])('the $format report has it', async ({ format, says }) => {
  const { code, out } = await run('--format', format);
  expect(code).toBe(1);
  for (const text of says) expect(out).toContain(text);
});
