import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programOnPath } from '../../tooling/project/git/program-on-path.ts';
import { tripline } from '../cli/run.ts';

/** Splunk's checkers are Python programs: `pip install splunk-appinspect splunk-packaging-toolkit`. */
const inspector = installed('splunk-appinspect');
const toolkit = installed('slim');
if (inspector === undefined || toolkit === undefined)
  process.stderr.write('splunk-appinspect or slim is not installed: their tests are skipped\n');

function installed(name: string): string | undefined {
  return programOnPath(name, process.env['PATH'] ?? '');
}

/** All tests of our own detections run before the build. */
const LONGEST = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'tripline-inspect-'));
beforeAll(async () => {
  if (inspector === undefined && toolkit === undefined) return;
  const { code, err } = await tripline('build', '--require-tests', '--out', join(folder, 'app'));
  expect([code, err]).toEqual([0, '']);
}, LONGEST);
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(inspector === undefined)('AppInspect', () => {
  test.each([[], ['--included-tags', 'cloud']])('accepts our own app %s %s', (...tags) => {
    const app = join(folder, 'app', 'tripline_detections.tar.gz');
    const report = join(folder, 'report.json');
    const format = ['--data-format', 'json', '--output-file', report];
    execFileSync(inspector ?? '', ['inspect', app, '--mode', 'precert', ...tags, ...format], {
      stdio: 'pipe',
    });
    // The exit code is 0 in any case.
    const { summary } = JSON.parse(readFileSync(report, 'utf8'));
    expect(summary).toMatchObject({ error: 0, failure: 0 });
    expect(summary.success).toBeGreaterThan(50);
  });
});

test.skipIf(toolkit === undefined)('slim accepts our own app', () => {
  const app = join(folder, 'app', 'tripline_detections');
  expect(() => execFileSync(toolkit ?? '', ['validate', app], { stdio: 'pipe' })).not.toThrow();
});
