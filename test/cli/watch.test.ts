import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { watchFiles } from '../../tooling/disk/watch-files.ts';
import { tripline, triplineIn } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'tripline-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A copy of the starter in which each step changes a file while it is watched. */
function watched(
  name: string,
  steps: readonly (readonly [path: string, from: string, to: string])[],
) {
  const folder = join(root, name);
  cpSync('starter', folder, { recursive: true });
  async function* watch() {
    for (const [path, from, to] of steps) {
      const file = join(folder, path);
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
      yield [path];
    }
  }
  return { folder, watch };
}

const DETECTION = 'detections/endpoint/windows_security_log_cleared.yml';

describe('--watch', () => {
  test('check reports what a change affects, and again when it is undone', async () => {
    const { folder, watch } = watched('check', [
      [DETECTION, 'Windows Log Tampering', 'Windows Log Tamperin'],
      [DETECTION, 'Windows Log Tamperin\n', 'Windows Log Tampering\n'],
    ]);
    const { code, out } = await triplineIn({ watch }, 'check', '--watch', '--content', folder);
    const totals = out.split('\n').filter((line) => line.startsWith('checked'));
    expect(totals).toHaveLength(3);
    expect(totals[0]).toContain('0 errors');
    expect(totals[1]).toMatch(/1 error,/);
    expect(totals[2]).toContain('0 errors');
    expect(out).toContain('did you mean "Windows Log Tampering"');
    expect(code).toBe(0);
  });

  test('test runs the tests of what a change affects', async () => {
    const { folder, watch } = watched('test', [[DETECTION, 'EventCode', 'EventKode']]);
    const { out } = await triplineIn({ watch }, 'test', '--watch', '--content', folder);
    const runs = out.split('\n').filter((line) => line.startsWith('1 detection, 2 tests'));
    expect(runs).toHaveLength(2);
    expect(runs[0]).toContain('2 passed');
    expect(runs[1]).not.toContain('2 passed');
  });

  test.each([
    { words: ['check', 'detections', '--watch'], says: 'cannot be combined with an argument' },
    { words: ['check', '--watch', '--json'], says: '--watch cannot be combined with --json' },
    { words: ['test', '--watch', '--coverage'], says: 'cannot be combined with --coverage' },
  ])('$words', async ({ words, says }) => {
    const { code, err } = await tripline(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

test('a folder on disk is watched until it is stopped', async () => {
  const stop = new AbortController();
  const changes = watchFiles(root, stop.signal)[Symbol.asyncIterator]();
  const first = changes.next();
  await new Promise((resolve) => setTimeout(resolve, 50));
  writeFileSync(join(root, 'one.yml'), 'a: 1\n');
  expect((await first).value).toEqual(['one.yml']);
  stop.abort();
  expect((await changes.next()).done).toBe(true);
});
