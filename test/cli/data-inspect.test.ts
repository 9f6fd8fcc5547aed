import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { POINTER } from '../attack-data/faulty-server.ts';
import { folderWith } from '../attack-data/temporary.ts';
import { triplineIn } from './run.ts';

describe('data inspect', () => {
  const SAMPLE = 'attack_data/endpoint/procdump_lsass/dump_sysmon.log';

  test('shows what a file holds, and counts what is too much to show', async () => {
    const file = 'test/cli/fixtures/data/events.json';
    const { code, out } = await triplineIn(
      {},
      'data',
      'inspect',
      file,
      '--sourcetype',
      'test:events',
    );
    await expect(out).toMatchFileSnapshot('fixtures/data/inspect.txt');
    expect(code).toBe(0);
  });

  test('names the data sources and data models that events land in', async () => {
    const { out } = await triplineIn({}, 'data', 'inspect', SAMPLE);
    for (const line of [
      '  3  Sysmon EventID 1\n',
      '  3  Endpoint.Processes\n',
      '  3  EventCode 1  ',
    ])
      expect(out).toContain(line);
  });

  test.each([
    {
      what: 'the wrapper',
      name: 'w.json',
      text: '{"Records": [{"eventTime": "2026-01-15T10:00:00Z", "a": 1}]}',
      says: /^wrapper {2}aws-records$/m,
    },
    {
      what: 'the year of times without one',
      name: 'a.log',
      text: 'Jan 15 10:00:00 web1 app[1]: x\n',
      says: /no year in the times of 1 event: read as 2024; set it with --reference-time/,
    },
    {
      what: 'the year of the newest event',
      name: 'b.log',
      text: 'Jan 15 10:00:00 web1 app[1]: x\n2026-01-15T10:00:01Z web1 app[1]: y\n',
      says: /2026-01-15T10:00:00\.000Z to 2026-01-15T10:00:01\.000Z/,
    },
    {
      what: 'the sourcetypes that would read unrecognized events',
      name: 'squid.log',
      text: '1768471200.500 120 198.51.100.7 TCP_MISS/200 5120 GET http://a.example/x - HIER_DIRECT/203.0.113.9 text/html\n',
      says: /--sourcetype squid\S* --source "\S+" +Squid Access +Web\.Web/,
    },
    {
      what: 'what recognized events lack for a row of a data model',
      name: 'sshd.log',
      text: 'Jan 15 10:00:00 web1 sshd[1]: Server listening on 0.0.0.0 port 22.\n',
      says: /in no data model, because/,
    },
  ])('shows $what', async ({ name, text, says }) => {
    const folder = folderWith({ [name]: text });
    const { out } = await triplineIn({}, 'data', 'inspect', join(folder, name));
    expect(out).toMatch(says);
  });

  test('gives all of it as JSON', async () => {
    const { out } = await triplineIn({}, 'data', 'inspect', SAMPLE, '--json');
    expect(JSON.parse(out)).toMatchObject({
      file: SAMPLE,
      format: 'windows-xml',
      chosenBy: 'content',
      events: 3,
      skippedRecords: 0,
      time: { first: '2026-11-03T09:14:02.115Z', last: '2026-11-03T09:21:47.908Z' },
      hosts: [{ name: 'ws-0412.corp.example', events: 3 }],
      ids: [{ field: 'EventCode', id: '1', events: 3 }],
      fields: expect.arrayContaining([
        { name: 'Computer', calculated: false, example: 'ws-0412.corp.example', events: 3 },
        expect.objectContaining({ name: 'process_name', calculated: true }),
      ]),
      dataSources: expect.arrayContaining([{ name: 'Sysmon EventID 1', events: 3 }]),
      datasets: expect.arrayContaining([{ name: 'Endpoint.Processes', events: 3 }]),
      diagnostics: [],
    });
  });

  test.each([
    { name: 'empty.log', text: '', says: 'data-sources/empty' },
    { name: 'pointer.log', text: POINTER, says: 'data-sources/lfs-pointer' },
    { name: 'binary.log', text: '\u0000\u0001\u0002', says: 'data-sources/unknown-binary' },
  ])('is not green about $name', async ({ name, text, says }) => {
    const { code, err } = await triplineIn(
      {},
      'data',
      'inspect',
      join(folderWith({ [name]: text }), name),
    );
    expect(err).toContain(says);
    expect(code).toBe(1);
  });

  test.each([
    ['cisco:asa', '{"Records": [{"eventTime": "2026-01-15T10:00:00Z", "a": 1}]}'],
    [
      'aws:cloudtrail',
      'Jan 15 10:00:00 web1 sshd[1]: Failed password for root from 192.0.2.1 port 1',
    ],
    ['linux:audit', '<Event xmlns="x"><System><EventID>1</EventID></System></Event>'],
  ])('reports that %s does not fit', async (sourcetype, text) => {
    const root = folderWith({ 'a.log': `${text}\n` });
    const words = ['data', 'inspect', join(root, 'a.log'), '--sourcetype', sourcetype];
    const { err } = await triplineIn({}, ...words);
    expect(err).toContain(`sourcetype "${sourcetype}" does not fit`);
  });

  test.each([
    ['cisco:asa', '{"event": "%ASA-6-302013: Built", "sourcetype": "cisco:asa"}'],
    ['XmlWinEventLog', '{"EventID": 1, "Channel": "Security", "Hostname": "h", "SourceName": "s"}'],
    ['acme:own', 'Jan 15 10:00:00 web1 sshd[1]: Failed password for root from 192.0.2.1 port 1'],
    [
      'linux_secure',
      'Jan 15 10:00:00 web1 sshd[1]: Failed password for root from 192.0.2.1 port 1',
    ],
  ])('does not report that %s does not fit', async (sourcetype, text) => {
    const root = folderWith({ 'a.log': `${text}\n` });
    const words = ['data', 'inspect', join(root, 'a.log'), '--sourcetype', sourcetype];
    expect((await triplineIn({}, ...words)).err).not.toContain('does not fit');
  });

  test('shows no steering characters of a terminal', async () => {
    const folder = folderWith({ 'x.json': '{"eventName":"a\\u001b[31mred\\u202e"}\n' });
    const { out } = await triplineIn({}, 'data', 'inspect', join(folder, 'x.json'));
    expect(out).toContain('a·[31mred·');
    for (const steering of ['\u001b', '\u202e']) expect(out).not.toContain(steering);
  });

  test('takes a file that is not there as a wrong call', async () => {
    const { code } = await triplineIn({}, 'data', 'inspect', 'no-such.log');
    expect(code).toBe(2);
  });
});

test.each(['lock', 'fetch', 'verify', 'inspect'])('data %s --help has an example', async (name) => {
  const { code, out } = await triplineIn({}, 'data', name, '--help');
  expect(out).toContain(`$ tripline data `);
  expect(code).toBe(0);
});
