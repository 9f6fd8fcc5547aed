import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type DatabricksPackage, openDatabricks } from '../../tooling/engines/databricks.ts';
import { engineAddress } from '../../tooling/engines/engine-address.ts';
import { jsonRow } from '../../tooling/engines/json-row.ts';
import { openEngine } from '../../tooling/engines/open-engine.ts';
import { openReliable } from '../../tooling/engines/reliable-engine.ts';
import { rowsTable } from '../../tooling/engines/rows-table.ts';
import { openSpark } from '../../tooling/engines/spark.ts';
import {
  type SqlEngine,
  SqlFailure,
  type SqlFailureCode,
} from '../../tooling/engines/sql-engine.ts';

describe('an address of an engine', () => {
  test.each([
    ['duckdb', { kind: 'duckdb' }],
    ['spark://h', { kind: 'spark', host: 'h', port: 10000, database: undefined, tls: false }],
    [
      'spark://h:1/a%20b?tls=true',
      { kind: 'spark', host: 'h', port: 1, database: 'a b', tls: true },
    ],
    [
      'databricks://h/sql/1.0/warehouses/abc',
      { kind: 'databricks', host: 'h', path: '/sql/1.0/warehouses/abc' },
    ],
    ['spark://ada:secret@h', expect.stringContaining('no user and password')],
    ['spark://h?ssl=1', 'unknown option "ssl": only ?tls=true is known'],
    ['spark', expect.stringContaining('not a valid engine')],
    ['https://h', expect.stringContaining('not a valid engine')],
    ['databricks://h', expect.stringContaining('HTTP path')],
  ])('%s', (text, address) => {
    const found = engineAddress(text);
    expect(found).toEqual(address);
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});

test.each([
  ['{"2":1,"1":"a"}', [1, 'a']],
  [
    '{"a":9223372036854775807,"b":1.10,"c":1.0,"d":1.5E-7}',
    ['9223372036854775807', '1.10', 1, 1.5e-7],
  ],
  ['{"a\\"}:,":["x\\",]}","\\\\"],"b":null,"c":true}', [['x",]}', '\\'], null, true]],
  ['{"a":{"b":[1,{"c":"}"}]},"d":-0.5}', ['{"b":[1,{"c":"}"}]}', -0.5]],
  [
    '{"a":0.30000000000000004,"b":0.300000000000000040}',
    [0.30000000000000004, '0.300000000000000040'],
  ],
  ['{}', []],
])('the JSON row %s keeps order and values', (text, row) => {
  expect(jsonRow(text)).toEqual(row);
});

describe('an engine whose connection is lost', () => {
  /** Engines of which each fails in its first query as given. */
  const failing = (...codes: readonly (SqlFailureCode | undefined)[]) => {
    const log: string[] = [];
    const left = [...codes];
    let number = 0;
    const open = async (): Promise<SqlEngine> => {
      number += 1;
      const name = `engine ${number}`;
      const fail = left.shift();
      log.push(`${name} opens`);
      return {
        dialect: 'spark',
        version: name,
        execute: async (sql) => void log.push(`${name} executes ${sql}`),
        query: async (sql) => {
          log.push(`${name} is asked ${sql}`);
          if (fail !== undefined) throw new SqlFailure(fail, 'it failed');
          return [[name]];
        },
        store: async ({ rows }) => void log.push(`${name} stores ${JSON.stringify([...rows])}`),
        close: async () => void log.push(`${name} closes`),
      };
    };
    return { log, open };
  };
  const pause = async () => undefined;

  test.each(['lost', 'expired', 'unreachable'] as const)('%s: is opened again', async (code) => {
    const { open, log } = failing(code, undefined);
    const engine = await openReliable({ open, pause });
    await engine.execute('A');
    await engine.store(rowsTable(['t'], [new Map([['f', 'v']])]));
    expect(await engine.query('Q')).toEqual([['engine 2']]);
    expect(log).toEqual([
      'engine 1 opens',
      'engine 1 executes A',
      'engine 1 stores [["v",0]]',
      'engine 1 is asked Q',
      'engine 1 closes',
      'engine 2 opens',
      'engine 2 executes A',
      'engine 2 stores [["v",0]]',
      'engine 2 is asked Q',
    ]);
  });

  test('is not opened again for a query that can only fail again', async () => {
    const { open, log } = failing('missing-table');
    const engine = await openReliable({ open, pause });
    await expect(engine.query('Q')).rejects.toMatchObject({ code: 'missing-table' });
    expect(log).toEqual(['engine 1 opens', 'engine 1 is asked Q']);
  });

  test('is given up after some attempts', async () => {
    const { open, log } = failing('lost', 'lost', 'lost', 'lost', 'lost');
    const pauses: number[] = [];
    const wait = async (ms: number) => void pauses.push(ms);
    const engine = await openReliable({ open, pause: wait, attempts: 3 });
    await expect(engine.query('Q')).rejects.toMatchObject({ code: 'lost' });
    expect(log.filter((line) => line.endsWith('opens'))).toHaveLength(3);
    expect(pauses).toEqual([500, 1000]);
  });
});

describe('Databricks', () => {
  const address = engineAddress('databricks://h.example/sql/1.0/warehouses/abc');
  const TOKEN = 'dapi-secret';

  /** A client that answers as the real one does, with rows as objects, in pages. */
  const stub = (fail?: (sql: string) => Error | undefined) => {
    const asked: unknown[] = [];
    class DBSQLClient {
      on() {}
      async connect(options: unknown) {
        asked.push(options);
      }
      async openSession() {
        return {
          executeStatement: async (sql: string) => {
            asked.push(sql);
            const error = fail?.(sql);
            if (error !== undefined) throw error;
            const pages = sql.includes('version()')
              ? [[{ v: '4.0.0 abc' }]]
              : sql.startsWith('SELECT')
                ? [[{ row: '{"a":1}' }, { row: '{"a":"x"}' }], [{ row: '{"a":null}' }]]
                : [[]];
            return {
              fetchChunk: async () => pages.shift() ?? [],
              hasMoreRows: async () => pages.length > 0,
              cancel: async () => undefined,
              close: async () => void asked.push('closed'),
            };
          },
          close: async () => undefined,
        };
      }
      async close() {}
    }
    const load = async (): Promise<DatabricksPackage> => ({ DBSQLClient });
    return { asked, load };
  };

  const open = (load: () => Promise<DatabricksPackage>) => {
    if (typeof address === 'string' || address.kind !== 'databricks') throw new Error('no address');
    const open = () => openDatabricks(address, TOKEN, load);
    return openSpark({ open, product: 'Databricks', secrets: [TOKEN] });
  };

  test('runs queries, page by page, without telemetry', async () => {
    const { load, asked } = stub();
    const engine = await open(load);
    expect(engine.version).toBe('Databricks 4.0.0');
    expect(await engine.query('SELECT a FROM t')).toEqual([[1], ['x'], [null]]);
    expect(asked[0]).toEqual({
      host: 'h.example',
      path: '/sql/1.0/warehouses/abc',
      token: TOKEN,
      userAgentEntry: 'tripline',
      telemetryEnabled: false,
    });
    expect(asked).toContain('SET TIMEZONE=UTC');
    await expect(engine.query('SELECT a FROM t', { most: 2 })).rejects.toMatchObject({
      code: 'too-many-rows',
    });
  });

  test.each([
    ['status code 403: Forbidden', 'denied'],
    ['Invalid access token dapi-secret', 'denied'],
    ['getaddrinfo ENOTFOUND h.example', 'unreachable'],
    ['Invalid SessionHandle: 1', 'expired'],
    ['[TABLE_OR_VIEW_NOT_FOUND] The table `a` cannot be found. SQLSTATE: 42P01', 'missing-table'],
    ['[DELTA_CONCURRENT_APPEND] Files were added by a concurrent update.', 'changed'],
    ['anything else', 'refused'],
  ])('reports "%s"', async (message, code) => {
    const { load } = stub((sql) => (sql.includes('FROM') ? new Error(message) : undefined));
    const engine = await open(load);
    const failure = await engine.query('SELECT a FROM t').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toContain(TOKEN);
  });

  test('without its package or a token says what to do', async () => {
    if (typeof address === 'string') throw new Error('no address');
    const options = { environment: {}, pause: async () => undefined };
    await expect(openEngine(address, options)).rejects.toMatchObject({
      code: 'denied',
      message: expect.stringContaining('DATABRICKS_TOKEN'),
    });
    const withToken = { ...options, environment: { DATABRICKS_TOKEN: TOKEN } };
    await expect(openEngine(address, withToken)).rejects.toMatchObject({
      code: 'not-installed',
      message: expect.stringContaining('npm install @databricks/sql'),
    });
  });
});

describe('a Spark server', () => {
  const open = (port: number) => {
    const address = engineAddress(`spark://127.0.0.1:${port}`);
    if (typeof address === 'string') throw new Error(address);
    const environment = { TRIPLINE_SPARK_PASSWORD: 'hidden' };
    return openEngine(address, { environment, pause: async () => undefined });
  };

  test('that is not there is unreachable', async () => {
    const failure = await open(1).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unreachable' });
  });

  test.each([
    [
      'refuses the password',
      Buffer.from([4, 0, 0, 0, 22, ...Buffer.from('Error validating login')]),
      'denied',
    ],
    ['closes the connection', undefined, /lost|unreachable/],
  ])('that %s', async (_, answer, code) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => (answer === undefined ? socket.destroy() : socket.end(answer)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const failure = await open(port).catch((error: unknown) => error);
    server.close();
    expect(failure).toMatchObject({ code: expect.stringMatching(code) });
    expect(String(failure)).not.toContain('hidden');
  });
});
