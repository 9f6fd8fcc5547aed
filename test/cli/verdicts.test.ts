import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { tripline } from './run.ts';

/** A detection with one test, and what it must come to. */
interface Case {
  readonly case: string;
  readonly search: string;
  readonly test: object;
  readonly verdict: string;
  readonly reason?: string;
  /** The kind of reason of an inconclusive test. */
  readonly because?: string;
  readonly help?: string;
  readonly warns?: string;
  /** Other files of the content folder, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const FIXTURES = 'test/cli/fixtures/verdicts';
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

for (const file of readdirSync(FIXTURES).filter((name) => name.endsWith('.yml'))) {
  const cases: readonly Case[] = parse(readFileSync(join(FIXTURES, file), 'utf8'));
  describe(file, () => {
    test.each(cases.map((item) => [item.case, item] as const))('%s', (_, item) => check(item));
  });
}

async function check(item: Case): Promise<void> {
  const folder = contentOf(item);
  const { code, out } = await tripline('test', '--content', folder, '--json');
  const [line = ''] = out.split('\n');
  const { verdict, reason, inconclusive } = JSON.parse(line);
  expect([verdict, item.reason === undefined ? undefined : reason]).toEqual([
    item.verdict,
    item.reason,
  ]);
  expect(inconclusive.map(({ kind }: { kind: string }) => kind)).toEqual(
    item.because === undefined ? [] : [item.because],
  );
  if (item.help !== undefined) expect(inconclusive[0].help).toBe(item.help);
  expect(code).toBe(item.verdict === 'passed' ? 0 : 1);
  if (item.warns !== undefined)
    expect((await tripline('test', '--content', folder)).out).toContain(item.warns);
}

function contentOf({ search, test: one, files = {} }: Case): string {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-verdicts-'));
  folders.push(folder);
  const detection = {
    name: 'Proxy Traffic',
    id: '3f1d9a52-8c0b-4d07-9c55-5f2f6f1f7a12',
    version: 1,
    date: '2026-11-24',
    author: 'Test',
    status: 'production',
    type: 'Hunting',
    description: 'Looks for traffic.',
    data_source: [],
    search,
    tags: { analytic_story: [] },
    tests: [{ name: 'The test', ...one }],
  };
  for (const [path, text] of Object.entries({
    ...files,
    'detections/proxy_traffic.yml': stringify(detection),
  })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
