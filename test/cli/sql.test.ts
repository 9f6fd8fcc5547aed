import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';
import { detection } from './small-detection.ts';

const PSEXEC = detection('PsExec', 'sourcetype=s Process="*\\\\psexec.exe" | stats count by user');
const CONTENT = {
  'detections/endpoint/psexec.yml': `${PSEXEC}tests:
  - name: one of two
    sourcetype: s
    events:
      - { Process: 'C:\\x\\PsExec.exe', user: ada }
      - { Process: 'C:\\x\\cmd.exe', user: bob }
`,
  'detections/endpoint/sessions.yml': detection('Sessions', 'sourcetype=s | transaction user'),
};

test('a query has a header, and parameters for its time range', async () => {
  const content = folderWith(CONTENT);
  const { code, out } = await tripline(
    'sql',
    'detections/endpoint/psexec.yml',
    '--content',
    content,
    '--dialect',
    'spark',
  );
  expect(code).toBe(0);
  expect(out).toMatch(
    /^-- PsExec\n-- id: [\w-]+, version: 1\n-- author: [^\n]+\n-- status: translated\n/,
  );
  expect(out).toContain('(`_time` >= :earliest)');
  expect(out).toContain("endswith(lower(`$process`), '\\\\psexec.exe')");
});

test('files are written for all that can be translated, with their proof', async () => {
  const content = folderWith(CONTENT);
  const out = join(folderWith({}), 'sql');
  const { code, err } = await tripline(
    'sql',
    '--all',
    '--content',
    content,
    '--dialect',
    'duckdb',
    '--prove',
    '--out',
    out,
  );
  expect(code).toBe(0);
  expect(err).toContain('no SQL for DuckDB: "transaction" is not translated');
  expect(err).toContain('1 detection translated, 1 proven, 0 different, 1 refused');
  const text = readFileSync(join(out, 'endpoint/psexec.sql'), 'utf8');
  expect(text).toMatch(
    /-- status: proven on DuckDB [\d.]+: 1 tests with 1 rows are equal in every cell/,
  );
});

test('JSON has a status and a reason for each detection', async () => {
  const { out } = await tripline(
    'sql',
    '--all',
    '--content',
    folderWith(CONTENT),
    '--dialect',
    'spark',
    '--json',
  );
  const objects = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(objects.map(({ name, status, reason }) => ({ name, status, reason }))).toEqual([
    { name: 'PsExec', status: 'translated', reason: null },
    { name: 'Sessions', status: 'refused', reason: '"transaction" is not translated' },
  ]);
});

describe('other commands with an engine', () => {
  test('check lists what has no SQL, at its place', async () => {
    const { out, err } = await tripline(
      'check',
      '--content',
      folderWith(CONTENT),
      '--engine',
      'spark',
      '--only',
      'sql/not-translated',
    );
    expect(`${out}${err}`).toContain(
      'warning sql/not-translated: no SQL for Spark: "transaction" is not translated',
    );
    expect(out).toContain('sessions.yml');
  });

  test('test runs searches there, and skips those without SQL', async () => {
    const { code, out } = await tripline(
      'test',
      '--content',
      folderWith(CONTENT),
      '--engine',
      'duckdb',
      '--json',
    );
    expect(code).toBe(0);
    expect(out).toContain('"status":"passed"');
  });
});

test('a file of the target folder is not overwritten', async () => {
  const content = folderWith(CONTENT);
  const out = folderWith({ 'endpoint/psexec.sql': 'mine' });
  const { code, err } = await tripline(
    'sql',
    '--all',
    '--content',
    content,
    '--dialect',
    'spark',
    '--out',
    out,
  );
  expect(code).toBe(2);
  expect(err).toContain('exists already');
});
