import { randomUUID } from 'node:crypto';
import { Logger } from 'splunk-logging';
import { expect, test } from 'vitest';
import type { ReceiverOptions } from './receiver.ts';
import { receiver } from './start-receiver.ts';

test('takes the events of the client of Splunk', async () => {
  const one = await receiver();
  const logger = new Logger({
    token: 'secret',
    url: one.origin,
    batchInterval: 0,
    maxBatchCount: 2,
  });
  const sent = new Promise<unknown>((resolve) => {
    logger.send({
      message: 'first',
      metadata: { source: 'a', sourcetype: 'b', index: 'main', host: 'h' },
    });
    logger.send(
      { message: { second: true } },
      (error: unknown, _response: unknown, body: unknown) => resolve(error ?? body),
    );
  });
  expect(await sent).toEqual({ text: 'Success', code: 0 });
  expect(one.stored.map(({ event }) => JSON.parse(event).message)).toEqual([
    'first',
    { second: true },
  ]);
  expect(one.stored[0]).toMatchObject({ source: 'a', sourcetype: 'b', index: 'main', host: 'h' });
  expect(one.stored[0]?.time).toBeGreaterThan(1_700_000_000);
});

test('tells the client of Splunk about a wrong token', async () => {
  const one = await receiver({ token: 'another' });
  const logger = new Logger({ token: 'secret', url: one.origin, maxBatchCount: 1 });
  const failed = new Promise<{ code?: number; message?: string }>((resolve) => {
    logger.error = resolve as typeof logger.error;
    logger.send({ message: 'x' }, (_error: unknown, _response: unknown, body: { code: number }) =>
      resolve(body),
    );
  });
  expect(await failed).toMatchObject({ code: 4 });
});

const CASES: readonly (readonly [
  string,
  RequestInit & { readonly path?: string },
  ReceiverOptions,
  number,
  number,
])[] = [
  ['no token', { headers: {} }, {}, 401, 2],
  [
    'a token in the address',
    { headers: {}, path: '/services/collector?token=secret' },
    {},
    400,
    16,
  ],
  ['another scheme', { headers: { authorization: 'Bearer secret' } }, {}, 401, 3],
  ['an empty body', { body: ' ' }, {}, 400, 5],
  ['an array', { body: '[1]' }, {}, 400, 6],
  ['an event without text', { body: '{"time":1}' }, {}, 400, 12],
  ['a blank event', { body: '{"event":""}' }, {}, 400, 13],
  ['another index', { body: '{"event":"x","index":"other"}' }, { indexes: ['main'] }, 400, 7],
  ['no channel', { body: '{"event":"x"}' }, { acknowledges: true }, 400, 10],
  [
    'a channel that is no GUID',
    {
      body: '{"event":"x"}',
      headers: { authorization: 'Splunk secret', 'x-splunk-request-channel': 'x' },
    },
    {},
    400,
    11,
  ],
  [
    'acknowledgment of a token without',
    { body: '{"acks":[0]}', path: '/services/collector/ack' },
    {},
    400,
    14,
  ],
  ['raw text without a channel', { body: 'x', path: '/services/collector/raw' }, {}, 400, 10],
  ['a full queue', { body: '{"event":"x"}' }, { faults: [18] }, 503, 18],
];

test.each(CASES)(
  'answers %s',
  async (_name, { path = '/services/collector/event', ...request }, options, status, code) => {
    const one = await receiver(options);
    const response = await fetch(`${one.origin}${path}`, {
      method: 'POST',
      headers: { authorization: 'Splunk secret' },
      body: '{"event":"x"}',
      ...request,
    });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  },
);

test('keeps the events before a bad one', async () => {
  const one = await receiver();
  const response = await fetch(`${one.origin}/services/collector`, {
    method: 'POST',
    headers: { authorization: 'Splunk secret' },
    body: '{"event":"a"}{"event":"b"} {"event":""}',
  });
  expect(await response.json()).toMatchObject({ code: 13, 'invalid-event-number': 2 });
  expect(one.stored.map(({ event }) => event)).toEqual(['a', 'b']);
});

test('acknowledges what it has, and nothing of an earlier receiver', async () => {
  const one = await receiver({ acknowledges: true });
  const headers = { authorization: 'Splunk secret', 'x-splunk-request-channel': randomUUID() };
  const post = async (path: string, body: string) => {
    const response = await fetch(`${one.origin}${path}`, { method: 'POST', headers, body });
    return response.json();
  };
  expect(await post('/services/collector', '{"event":"a"}')).toMatchObject({ ackId: 0 });
  expect(await post('/services/collector', '{"event":"b"}')).toMatchObject({ ackId: 1 });
  expect(await post('/services/collector/ack', '{"acks":[0,1,2]}')).toEqual({
    acks: { 0: true, 1: true, 2: false },
  });
});
