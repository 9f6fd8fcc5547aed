import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { receiver, stop } from '../replay/start-receiver.ts';
import { triplineIn } from './run.ts';

const TOKEN = '0b5c6c1e-secret';

beforeEach(() => vi.stubEnv('SPLUNK_HEC_TOKEN', TOKEN));
afterEach(() => vi.unstubAllEnvs());

const DETECTION = `name: Logon
id: 7ad3f1e2-5f0b-4c38-9c43-1f53ac0b7c11
version: 1
date: '2026-05-01'
author: A. Author
status: production
type: TTP
description: Detects logons.
data_source: []
search: source=app action=logon | stats count by user | \`logon_filter\`
how_to_implement: Collect logs.
known_false_positives: None.
references: []
tags:
  analytic_story: []
  asset_type: Endpoint
  product: [Splunk Enterprise]
  security_domain: endpoint
tests:
  - name: Logon
    attack_data:
      - { data: attack_data/logon.log, source: app, sourcetype: app:log, host: web01, custom_index: lab }
`;

const LINES = Array.from(
  { length: 20 },
  (_, at) => `2026-05-01T10:00:${String(at).padStart(2, '0')}Z action=logon user=u${at}`,
);

function content(): string {
  return folderWith({
    'detections/logon.yml': DETECTION,
    'attack_data/logon.log': `${LINES.join('\n')}\n`,
  });
}

function cache(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-replay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function replay(words: readonly string[], cacheFolder = cache()) {
  return triplineIn({ cacheFolder }, 'data', 'replay', ...words);
}

describe('data replay', () => {
  test.each(['Logon', '7ad3f1e2-5f0b-4c38-9c43-1f53ac0b7c11', 'attack_data/logon.log'])(
    'sends %s with the metadata of its test',
    async (named) => {
      const one = await receiver({ token: TOKEN, acknowledges: true });
      const { code, out, err } = await replay([
        ...[named, '--content', content(), '--to', one.origin],
        ...['--ack', '--time', 'keep', '--batch', '8'],
      ]);
      expect([code, err]).toEqual([0, '']);
      expect(out).toBe(`${one.origin}: 20 events in 3 batches acknowledged\n`);
      expect(one.stored.map(({ event }) => event)).toEqual(LINES);
      expect(one.stored[3]).toMatchObject({
        time: Date.parse('2026-05-01T10:00:03Z') / 1000,
        index: 'lab',
        source: 'app',
        sourcetype: 'app:log',
        host: 'web01',
      });
    },
  );

  test('moves the newest event to the current time, and options replace metadata', async () => {
    const one = await receiver({ token: TOKEN });
    const before = Math.floor(Date.now() / 1000);
    const { code, out } = await replay([
      ...['Logon', '--content', content(), '--to', one.origin, '--index', 'main', '--json'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, events: 20, batches: 1, resumed: 0 });
    const times = one.stored.map(({ time = 0 }) => time);
    expect(times[19]).toBeGreaterThanOrEqual(before);
    expect((times[19] ?? 0) - (times[0] ?? 0)).toBe(19);
    expect(one.stored[0]?.index).toBe('main');
  });

  test('goes on where an interrupted replay ended', async () => {
    const folder = cache();
    const words = ['Logon', '--content', content(), '--batch', '5', '--attempts', '1', '--resume'];
    const first = await receiver({ token: TOKEN });
    const { port, origin } = first;
    await stop(first);
    const broken = await receiver({ token: TOKEN, port, faults: ['none', 'none', 4, 4] });
    const failed = await replay([...words, '--to', origin], folder);
    expect(failed.code).toBe(1);
    await stop(broken);
    const whole = await receiver({ token: TOKEN, port });
    const { code, out } = await replay([...words, '--to', origin], folder);
    expect(code).toBe(0);
    expect(out).toContain('of an earlier run not sent again');
    const all = [...broken.stored, ...whole.stored].map(({ event }) => event);
    expect(all.sort()).toEqual(LINES);
  });

  test.each([
    ['a wrong token', { token: 'another' }, /the token is invalid/],
    [
      'a full queue',
      { token: TOKEN, faults: [18, 18] },
      /queues of the server are full, after 1 attempt;/,
    ],
    [
      'an index that does not exist',
      { token: TOKEN, indexes: ['main'] },
      /the index is not allowed: event 1/,
    ],
  ])('%s is an error that does not show the token', async (_name, options, message) => {
    const one = await receiver(options);
    const { code, out, err } = await replay([
      ...['Logon', '--content', content(), '--to', one.origin, '--attempts', '1'],
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).not.toContain(TOKEN);
  });

  test('a receiver that is not there, and one without TLS, are errors', async () => {
    const one = await receiver();
    const { origin } = one;
    await stop(one);
    const words = ['Logon', '--content', content(), '--attempts', '1', '--to'];
    expect(await replay([...words, origin])).toMatchObject({ code: 1, out: '' });
    const remote = await replay([...words, 'http://splunk.example.com:8088']);
    expect(remote.code).toBe(2);
    expect(remote.err).toContain('is not encrypted');
  });
});
