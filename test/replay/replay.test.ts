import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HecClient } from '../../tooling/replay/hec-client.ts';
import { batchesOf, type HecEvent } from '../../tooling/replay/hec-event.ts';
import { type ReplayOptions, replay } from '../../tooling/replay/replay.ts';
import { Receiver } from './receiver.ts';
import { receiver, stop } from './start-receiver.ts';

function events(count: number): HecEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    event: `event ${at}`,
    time: 1_700_000_000 + at,
    index: 'main',
    source: 'test',
  }));
}

interface Sent {
  readonly origin: string;
  readonly token?: string;
  readonly size?: number;
  readonly options?: Partial<ReplayOptions>;
}

async function send(
  list: readonly HecEvent[],
  { origin, token = 'secret', size = 100, options }: Sent,
) {
  const client = new HecClient({ origin, token, gzip: true, timeout: 5000 });
  const limits = { events: size, characters: 1_000_000 };
  try {
    return await replay(batchesOf(list, limits, { uniform: options?.endpoint === 'raw' }), client, {
      endpoint: 'event',
      acknowledged: false,
      attempts: 5,
      questions: 3,
      pause: () => Promise.resolve(),
      onConfirmed: () => undefined,
      ...options,
    });
  } finally {
    await client.close();
  }
}

test('sends events with their metadata and times', async () => {
  const one = await receiver();
  const summary = await send(events(250), { origin: one.origin });
  expect(summary).toEqual({ batches: 3, events: 250, resent: 0, resentEvents: 0, retries: 0 });
  expect(one.stored).toHaveLength(250);
  expect(one.stored[7]).toMatchObject({
    event: 'event 7',
    time: 1_700_000_007,
    index: 'main',
    source: 'test',
  });
});

test('sends raw text, one request per kind of event', async () => {
  const one = await receiver();
  const mixed = events(4).map((event, at) => (at < 2 ? event : { ...event, source: 'other' }));
  const summary = await send(mixed, { origin: one.origin, options: { endpoint: 'raw' } });
  expect(summary.batches).toBe(2);
  expect(one.stored.map(({ event, source }) => [event, source])).toEqual([
    ['event 0', 'test'],
    ['event 1', 'test'],
    ['event 2', 'other'],
    ['event 3', 'other'],
  ]);
});

test.each([8, 9, 18, 19, 20])('tries again after code %i', async (code) => {
  const one = await receiver({ faults: [code, code] });
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  const summary = await send(events(10), { origin: one.origin, options: { pause } });
  expect(summary).toMatchObject({ events: 10, resent: 0, retries: 2 });
  expect(pauses).toEqual([500, 1000]);
  expect(one.stored).toHaveLength(10);
});

test.each([1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16])('ends after code %i', async (code) => {
  const one = await receiver({ faults: [code] });
  await expect(send(events(10), { origin: one.origin })).rejects.toThrow(`(code ${code})`);
  expect(one.requests).toBe(1);
});

test('a full queue that stays full ends the replay', async () => {
  const one = await receiver({ faults: Array.from({ length: 9 }, () => 18) });
  const sent = send(events(1), { origin: one.origin });
  await expect(sent).rejects.toThrow('the queues of the server are full, after 5 attempts');
});

test('a wrong token is an error without the token', async () => {
  const one = await receiver({ token: 'right' });
  const sent = send(events(1), { origin: one.origin, token: 'wrong-token' });
  await expect(sent).rejects.toThrow('the token is invalid (code 4)');
  await expect(sent).rejects.not.toThrow('wrong-token');
});

test('a batch whose answer is lost is sent again, and counted', async () => {
  const one = await receiver({ faults: ['drop after'] });
  const summary = await send(events(200), { origin: one.origin });
  expect(summary).toMatchObject({ events: 200, resent: 1, resentEvents: 100, retries: 1 });
  expect(one.stored).toHaveLength(300);
  expect(new Set(one.stored.map(({ event }) => event)).size).toBe(200);
});

describe('acknowledgment', () => {
  const acknowledged = { acknowledged: true };

  test('confirms batches that are indexed', async () => {
    const one = await receiver({ acknowledges: true });
    const confirmed: number[] = [];
    const onConfirmed = ({ index }: { index: number }) => void confirmed.push(index);
    const options = { ...acknowledged, onConfirmed };
    const summary = await send(events(500), { origin: one.origin, options });
    expect(summary).toMatchObject({ batches: 5, events: 500, resent: 0 });
    expect(confirmed).toEqual([0, 1, 2, 3, 4]);
  });

  test('that never comes ends the replay', async () => {
    const one = await receiver({ acknowledges: true, mute: true });
    const sent = send(events(10), { origin: one.origin, options: acknowledged });
    await expect(sent).rejects.toThrow('does not acknowledge them');
    expect(one.requests).toBe(4);
  });

  test('that the token does not have is an error', async () => {
    const one = await receiver();
    const sent = send(events(10), { origin: one.origin, options: acknowledged });
    await expect(sent).rejects.toThrow('does not acknowledge batches');
  });

  test('100,000 events survive a restart of the receiver', async () => {
    const first = await receiver({ acknowledges: true });
    const { port, origin } = first;
    let second: Receiver | undefined;
    const pause = async () => {
      if (second !== undefined || first.requests < 100) return;
      await stop(first);
      second = await receiver({ acknowledges: true, port });
    };
    const all = events(100_000);
    const options = { ...acknowledged, pause };
    const summary = await send(all, { origin, size: 500, options });
    const stored = [...first.stored, ...(second?.stored ?? [])];
    expect(summary).toMatchObject({ batches: 200, events: 100_000 });
    expect(second?.stored.length).toBeGreaterThan(0);
    expect(new Set(stored.map(({ event }) => event)).size).toBe(100_000);
    // Everything that is there twice was sent again because its acknowledgment was lost.
    expect(stored).toHaveLength(100_000 + summary.resentEvents);
    expect(summary.resent).toBeGreaterThan(0);
    expect(summary.resent).toBeLessThanOrEqual(64);
  });
});

test('a redirect is not followed', async () => {
  const other = await receiver();
  const server = createServer((_request, response) => {
    response.writeHead(307, { location: `${other.origin}/services/collector` });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(send(events(1), { origin })).rejects.toThrow('the server redirects (status 307)');
  expect(other.requests).toBe(0);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('an address where nothing listens ends the replay after some attempts', async () => {
  const one = await Receiver.start();
  const { origin } = one;
  await one.stop();
  await expect(send(events(1), { origin })).rejects.toThrow('connection refused, after 5 attempts');
});

test('a certificate of nobody is refused', async () => {
  const tls = selfSigned();
  const one = await receiver({ tls });
  await expect(send(events(1), { origin: one.origin })).rejects.toThrow('self-signed certificate');
  expect(one.requests).toBe(0);
});

/** A new key and a certificate that only it signed. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const args = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
  ];
  try {
    execFileSync('openssl', ['req', ...args, ...subject, '-keyout', key, '-out', cert], {
      stdio: 'pipe',
    });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
