import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { engineAddress } from '../../tooling/engines/engine-address.ts';
import { openEngine } from '../../tooling/engines/open-engine.ts';
import { rowsTable } from '../../tooling/engines/rows-table.ts';
import { type SqlEngine, SqlFailure } from '../../tooling/engines/sql-engine.ts';
import { tripline } from '../cli/run.ts';
import { comparable } from '../lake/findings.ts';
import { folderWith } from '../render/fake-world.ts';
import { CONTENT, mappingIn, SPARK_TABLES } from '../sql-tables/small-lake.ts';
import { type Cluster, startCluster, whyNoCluster } from './cluster.ts';
import { startProxy } from './proxy.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const reason = whyNoCluster();
if (reason !== undefined) console.warn(reason);

const SECRET = 'correct-horse';

function connect(url: string, onRetry?: (failure: SqlFailure) => void): Promise<SqlEngine> {
  const address = engineAddress(url);
  if (typeof address === 'string') throw new Error(address);
  const environment = { TRIPLINE_SPARK_USER: 'ada', TRIPLINE_SPARK_PASSWORD: SECRET };
  return openEngine(address, { environment, pause: (ms) => wait(ms), onRetry });
}

/** The code and the message of the failure of a statement. */
async function failureOf(work: Promise<unknown>): Promise<SqlFailure> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof SqlFailure) return error;
  throw new Error(`no failure, but ${String(error)}`);
}

/** A query that takes a few seconds in tasks of two executors. */
const LONG = `SELECT sum(length(sha2(CAST(id AS STRING), 512))) AS total FROM range(0, 3000000, 1, 8)`;

describe.skipIf(reason !== undefined)('Spark with two workers', () => {
  let cluster: Cluster;
  let engine: SqlEngine;

  beforeAll(async () => {
    cluster = await startCluster();
    engine = await connect(cluster.url);
  });
  afterAll(async () => {
    await engine?.close();
    cluster?.stop();
  });

  test('names its version', () => {
    expect(engine.version).toMatch(/^Spark \d+\.\d+\.\d+$/);
  });

  test.each([
    ['9223372036854775807L', '9223372036854775807'],
    ['-9007199254740993L', '-9007199254740993'],
    ['9007199254740991L', 9007199254740991],
    ['CAST(1.10 AS DECIMAL(10, 2))', '1.10'],
    ["CAST('12345678901234567890.123456789' AS DECIMAL(38, 9))", '12345678901234567890.123456789'],
    ['0.1D', 0.1],
    ['1e300D', 1e300],
    ["double('NaN')", 'NaN'],
    ['CAST(NULL AS STRING)', null],
    ['TRUE', true],
    ["''", ''],
    ["array('a\"b', 'c\\\\d', '', '[1,2]', 'é𝄞')", ['a"b', 'c\\d', '', '[1,2]', 'é𝄞']],
    ['CAST(NULL AS ARRAY<STRING>)', null],
    ["TIMESTAMP'2026-01-05 10:00:00.5'", '2026-01-05T10:00:00.500Z'],
    ["DATE'2026-01-05'", '2026-01-05'],
  ])('returns %s exactly', async (sql, value) => {
    expect(await engine.query(`SELECT 'x' AS \`b.c\`, ${sql} AS \`1\`, 2 AS a`)).toEqual([
      ['x', value, 2],
    ]);
  });

  test('stores rows, and returns them as they were', async () => {
    const rows = [
      new Map<string, string | number | readonly string[]>([
        ['EventCode', '4688'],
        ['text', `a'"\\ \${spark.app.name} \n \u2028 é𝄞`],
        ['list', ['x', 'y"', '']],
        ['n', 1.5],
      ]),
      new Map([['eventcode', 'other']]),
    ];
    const stored = rowsTable(['it`s.a table'], rows);
    await engine.store(stored);
    const columns = [...stored.table.columns.values()].map(({ name }) => `\`${name}\``);
    const found = await engine.query(
      `SELECT ${columns.join(', ')} FROM \`it\`\`s.a table\` ORDER BY _position`,
    );
    expect(found).toEqual([
      ['4688', rows[0]?.get('text'), ['x', 'y"', ''], 1.5, null],
      [null, null, null, null, 'other'],
    ]);
  });

  test.each([
    ['SELECT * FROM nowhere', 'missing-table', 'nowhere'],
    ['SELECT nothing FROM range(1)', 'missing-column', '`nothing`'],
    ["SELECT CAST('x' AS INT) AS a", 'wrong-type', 'cannot be cast'],
    ["SELECT sum(array('a')) AS a", 'wrong-type', 'ARRAY<STRING>'],
    ['SELEC 1', 'refused', 'Syntax error'],
    ["SELECT regexp_extract('a', '(', 0) AS a", 'refused', 'regexp'],
    ['SELECT * FROM parquet.`/no/such/folder`', 'missing-table', '/no/such/folder'],
    [`SELECT CAST('${SECRET}' AS INT) AS a`, 'wrong-type', "'***'"],
  ])('reports the failure of %s', async (sql, code, text) => {
    const failure = await failureOf(engine.query(sql));
    expect(failure).toMatchObject({ code, message: expect.stringContaining(text) });
    expect(failure.message).not.toMatch(/SECRET|\tat |SQLSTATE|correct-horse/);
  });

  test('stops at the maximum number of rows', async () => {
    expect(
      await failureOf(engine.query('SELECT id FROM range(5000)', { most: 100 })),
    ).toMatchObject({ code: 'too-many-rows' });
    expect(await engine.query('SELECT id FROM range(5000)', { most: 5000 })).toHaveLength(5000);
  });

  test('reports wrong credentials', async () => {
    const address = engineAddress(cluster.url);
    if (typeof address === 'string') throw new Error(address);
    // The server of the tests refuses nothing but an empty password.
    const environment = { TRIPLINE_SPARK_PASSWORD: '' };
    const refused = openEngine(address, { environment, pause: (ms) => wait(ms) });
    expect(await failureOf(refused)).toMatchObject({ code: 'denied' });
  });

  test('cancels a query', async () => {
    const stop = new AbortController();
    // It would take hours, so it cannot end before it is canceled.
    const query = failureOf(
      engine.query(LONG.replace('3000000', '30000000000'), { signal: stop.signal }),
    );
    await wait(500);
    stop.abort();
    expect(await query).toMatchObject({ code: 'canceled' });
  });

  test('connects again when the connection breaks, with the views that it had', async () => {
    const proxy = await startProxy(cluster.port);
    const retries: SqlFailure[] = [];
    const through = await connect(proxy.url, (failure) => retries.push(failure));
    await through.execute("CREATE OR REPLACE TEMPORARY VIEW mine AS SELECT 'kept' AS a");
    await through.store(rowsTable(['rows'], [new Map([['a', 'stored']])]));
    proxy.cut();
    expect(await through.query('SELECT a FROM mine')).toEqual([['kept']]);
    const running = through.query(LONG);
    await wait(300);
    proxy.cut();
    expect(await running).toEqual(await engine.query(LONG));
    expect(await through.query('SELECT a FROM rows')).toEqual([['stored']]);
    expect(retries.map(({ code }) => code)).toEqual(['lost', 'lost']);
    await through.close();
    proxy.stop();
  });

  test('finds what a run over the logs finds, while an executor is killed', async () => {
    const lake = join(folderWith({}), 'lake');
    const logs = ['attack_data/aws', 'attack_data/endpoint'];
    const words = [
      '--detections',
      'detections/cloud/aws*',
      '--detections',
      '**/*procdump*',
      '--json',
    ];
    await tripline('load', ...logs, '--to', lake);
    const run = tripline('run', lake, '--engine', cluster.url, ...words);
    const timer = setTimeout(() => cluster.killExecutor('worker2'), 10_000);
    const { code, out, err } = await run;
    clearTimeout(timer);
    expect([code, err]).toEqual([0, expect.not.stringContaining('incomplete')]);
    const own = comparable((await tripline('run', ...logs, ...words)).out);
    const found = comparable(out);
    expect(found.size).toBeGreaterThan(5);
    for (const [detection, rows] of found)
      expect([detection, rows]).toEqual([detection, own.get(detection)]);
  });

  test('reads tables of others, and views of raw tables that its statements make', async () => {
    const root = folderWith({ ...CONTENT, 'tripline.yml': mappingIn('default') });
    for (const statement of SPARK_TABLES) await engine.execute(statement);
    const words = ['--content', root, '--engine', cluster.url, '--json'];
    const { code, out, err } = await tripline('run', ...words);
    expect([...comparable(out)]).toEqual([
      ['Account Created', ['[["count",["1"]],["dest",["dc1"]],["user",["mallory"]]]']],
      ['Mimikatz', [expect.stringContaining('["count",["2"]]')]],
      ['Remote Logon', ['[["Authentication.user",["eve"]],["count",["2"]]]']],
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/Missing Table +Spark [\d.]+: missing-table: .*no_such_table/);
    expect(err).toMatch(/Missing Column +Spark [\d.]+: missing-column: column "no_such_column"/);
    expect(err).toMatch(/Other Type +Spark [\d.]+: wrong-type: .* has the type array<int>/);
    const views = await tripline('sql', '--views', '--dialect', 'spark', '--content', root);
    for (const statement of views.out.split(/;\n/))
      if (statement.includes('CREATE')) await engine.execute(statement);
    const query = 'SELECT `$processes.process_name`, `$processes.user` FROM endpoint_processes';
    expect(await engine.query(`${query} ORDER BY _time`)).toEqual([
      ['mimikatz.exe', 'ada'],
      ['mimikatz.exe', 'unknown'],
      ['whoami.exe', 'bob'],
    ]);
  });

  test('gives the same result when an executor and then a worker is killed', async () => {
    const whole = await engine.query(LONG);
    const first = engine.query(LONG);
    await wait(300);
    cluster.killExecutor('worker1');
    expect(await first).toEqual(whole);
    const second = engine.query(LONG);
    await wait(300);
    cluster.kill('worker2');
    expect(await second).toEqual(whole);
  });

  test('reports a server that is killed', async () => {
    const query = failureOf(engine.query(LONG));
    await wait(300);
    cluster.kill('thrift');
    expect((await query).code).toMatch(/^(lost|unreachable)$/);
    expect(await failureOf(connect(cluster.url))).toMatchObject({ code: 'unreachable' });
  });
});
