import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byCodeUnit } from '../../tooling/base/order.ts';
import { tripline } from '../cli/run.ts';
import { detection } from '../cli/small-detection.ts';
import { folderWith, temporaryFolder } from '../render/fake-world.ts';
import { CONTENT, mappingIn, RAW_TABLES } from './small-lake.ts';

/** A content folder, and a database with the tables that its tripline.yml names. */
async function smallLake(): Promise<{ readonly root: string; readonly engine: string }> {
  const root = temporaryFolder({ ...CONTENT, 'tripline.yml': mappingIn('main') });
  const file = join(root, 'lake.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of RAW_TABLES) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return { root, engine: `duckdb:${file}` };
}

/** The rows of each finding, in the order of the names of detections. */
function findingsIn(json: string): readonly (readonly [string, unknown])[] {
  return json
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): readonly [string, unknown] => {
      const { detection: name, row } = JSON.parse(line);
      const texts = Object.entries(row).map(([field, value]) => [field, String(value)]);
      return [name, Object.fromEntries(texts)];
    })
    .sort(([a], [b]) => byCodeUnit(a, b));
}

describe('tables of others', () => {
  let root: string;
  let engine: string;
  beforeAll(async () => {
    ({ root, engine } = await smallLake());
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const run = (...words: string[]) =>
    tripline('run', '--content', root, '--engine', engine, '--json', ...words);

  test('detections find rows in tables of datasets and in views of raw tables', async () => {
    const { code, out } = await run('--detections', 'detections/works/*');
    expect(findingsIn(out)).toEqual([
      ['Account Created', { user: 'mallory', dest: 'dc1', count: '1' }],
      [
        'Mimikatz',
        { 'Processes.dest': 'ws7', 'Processes.process_name': 'mimikatz.exe', count: '2' },
      ],
      ['Remote Logon', { 'Authentication.user': 'eve', count: '2' }],
    ]);
    expect(code).toBe(0);
  });

  test('rows are read in a range of time', async () => {
    const { out } = await run(
      ...['--detections', 'detections/works/mimikatz.yml'],
      ...['--since', '2026-01-05T11:00:00Z', '--until', '2026-01-06'],
    );
    expect(findingsIn(out)).toEqual([
      [
        'Mimikatz',
        { 'Processes.dest': 'ws7', 'Processes.process_name': 'mimikatz.exe', count: '1' },
      ],
    ]);
  });

  test('a missing table or column, and one of another type, stop only the detections that read it', async () => {
    const { code, out, err } = await run();
    expect(findingsIn(out).map(([name]) => name)).toEqual([
      'Account Created',
      'Mimikatz',
      'Remote Logon',
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/Missing Table +DuckDB [\d.]+: missing-table: .*no_such_table/);
    expect(err).toMatch(
      /Missing Column +DuckDB [\d.]+: missing-column: column "no_such_column" of main\.auth does not exist/,
    );
    expect(err).toMatch(
      /Other Type +DuckDB [\d.]+: wrong-type: column "signature_ids" of main\.auth has the type INTEGER\[\], and tripline\.yml expects text/,
    );
    expect(err).toMatch(
      /Without Column +DuckDB [\d.]+: missing-column: tripline\.yml has no column of main\.auth for "Authentication\.src_user"/,
    );
  });

  test('queries name the tables and views, and read their columns as what they hold', async () => {
    const { out } = await tripline(
      ...['sql', '--all', '--dialect', 'spark', '--content', root, '--json'],
    );
    const byName = new Map(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ name, sql, reason }) => [name, sql ?? reason]),
    );
    expect(byName.get('Remote Logon')).toContain('FROM `main`.`auth`');
    expect(byName.get('Remote Logon')).toContain('CAST(`who`.`name` AS STRING)');
    expect(byName.get('Remote Logon')).toContain('unix_micros(');
    expect(byName.get('Mimikatz')).toContain('FROM `main`.`endpoint_processes`');
    expect(byName.get('Without Column')).toContain('tripline.yml has no column of main.auth');
  });

  test('views are statements that an engine runs, with the same rows', async () => {
    const { code, out, err } = await tripline(
      ...['sql', '--views', '--dialect', 'duckdb', '--content', root],
    );
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ views, \d+ parts? without SQL/);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const statement of RAW_TABLES) await connection.run(statement);
    for (const statement of out.split(/;\n/))
      if (statement.trim() !== '') await connection.run(statement);
    const reader = await connection.runAndReadAll(
      'SELECT "$processes.process_name", "$processes.user", nodename FROM main.endpoint_processes ORDER BY _time',
    );
    expect(reader.getRowsJson()).toEqual([
      ['mimikatz.exe', 'ada', ['Processes']],
      ['mimikatz.exe', 'unknown', ['Processes']],
      ['whoami.exe', 'bob', ['Processes']],
    ]);
  });

  test('views are only made for the datasets that the named detections read', async () => {
    const { out } = await tripline(
      ...['sql', '--views', '--dialect', 'spark', '--content', root],
      'detections/works/mimikatz.yml',
    );
    expect(out.match(/CREATE OR REPLACE VIEW \S+/g)).toEqual([
      'CREATE OR REPLACE VIEW `main`.`endpoint_processes`',
    ]);
  });

  test('tests read the fields of samples that tables have columns for', async () => {
    const { out } = await tripline(...['test', '--content', root, '--engine', 'duckdb', '--json']);
    const verdicts = out
      .split('\n')
      .filter((line) => line.startsWith('{') && line.includes('"logon"'))
      .map((line) => JSON.parse(line))
      .map(({ detection: name, status, reason }) => [name, status, reason]);
    expect(verdicts).toEqual([
      [
        'Without Column',
        'skipped',
        expect.stringContaining('no column of main.auth for "Authentication.src_user"'),
      ],
      ['Remote Logon', 'passed', null],
    ]);
  });
});

test.each([
  ['datasets: {Endpoint.Proceses: {table: t, columns: {}}}', 'did you mean "Endpoint.Processes"?'],
  [
    'data_sources: {Windows Event Log Security 4689x: {table: t, columns: {}}}',
    'did you mean "Windows Event Log Security 4689"?',
  ],
  [
    'datasets: {Endpoint.Processes: {table: t, columns: {Processes.proces: p}}}',
    'did you mean "Processes.process"?',
  ],
  [
    'datasets: {Endpoint.Processes: {table: "t; DROP TABLE x", columns: {}}}',
    'not the name of a table',
  ],
  [
    'datasets: {Endpoint.Processes: {table: t, columns: {Processes.user: "a)"}}, Endpoint.Ports: {table: "a b", columns: {}}}',
    '"a b" is not the name',
  ],
  ['views: "a\'b"', '"a\'b" is not the name of a table or column'],
  [
    'datasets: {Endpoint.Processes: {table: t, columns: {}, colums: {}}}',
    'did you mean "columns"?',
  ],
])('check and sql report %s', async (tables, message) => {
  const root = folderWith({
    'detections/a.yml': detection('A', 'sourcetype=s x=1'),
    'tripline.yml': `tables:\n  ${tables}\n`,
  });
  const { err, code } = await tripline('sql', '--all', '--dialect', 'spark', '--content', root);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  const checked = await tripline('check', '--content', root, '--no-cache');
  expect(`${checked.out}${checked.err}`).toContain(message);
  expect(checked.code).not.toBe(0);
});

test.each([
  [['run', '--engine', 'duckdb'], 'or over the tables in tripline.yml, which names none'],
  [['run'], 'name logs to run over'],
  [['sql', '--views', '--dialect', 'spark'], 'tripline.yml names no raw tables'],
  [['sql', '--views', '--json', '--dialect', 'spark'], '--views prints statements'],
])('without tables, %j is refused', async (words, message) => {
  const root = folderWith({ 'detections/a.yml': detection('A', 'sourcetype=s x=1') });
  const { code, err } = await tripline(...words, '--content', root);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
