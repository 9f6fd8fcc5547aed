import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { isRecord } from '../base/record.ts';
import type { Exchange } from './verdict.ts';

/** A receiver and how to talk to it. */
export interface Receiver {
  /** The address without a path. */
  readonly origin: string;
  readonly token: string;
  readonly gzip: boolean;
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number;
}

/** One request. */
interface HecRequest {
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body: string;
  readonly channel?: string | undefined;
}

const PATHS = {
  event: '/services/collector/event',
  raw: '/services/collector/raw',
  ack: '/services/collector/ack',
} as const;

/** Sends requests to an HTTP Event Collector. Certificates are verified, and redirects are not followed. */
export class HecClient {
  readonly #receiver: Receiver;
  #dispatcher: Dispatcher | undefined;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  sendEvents(body: string, channel: string | undefined): Promise<Exchange> {
    return this.#post({ path: PATHS.event, body, channel });
  }

  sendRaw(body: string, query: URLSearchParams, channel: string): Promise<Exchange> {
    return this.#post({ path: PATHS.raw, query, body, channel });
  }

  /** Which of the IDs are acknowledged; undefined if the receiver does not say. */
  async acknowledged(
    ids: readonly number[],
    channel: string,
  ): Promise<readonly number[] | undefined> {
    const exchange = await this.#post({
      path: PATHS.ack,
      body: JSON.stringify({ acks: ids }),
      channel,
    });
    if (exchange.kind !== 'answer' || exchange.status !== 200) return undefined;
    const acks = isRecord(exchange.body) ? exchange.body['acks'] : undefined;
    return isRecord(acks) ? ids.filter((id) => acks[String(id)] === true) : undefined;
  }

  async close(): Promise<void> {
    await this.#dispatcher?.close();
  }

  async #post({ path, query, body, channel }: HecRequest): Promise<Exchange> {
    const { origin, token, timeout } = this.#receiver;
    const headers: Record<string, string> = {
      authorization: `Splunk ${token}`,
      'content-type': 'application/json',
      ...(channel !== undefined && { 'x-splunk-request-channel': channel }),
      ...(this.#receiver.gzip && { 'content-encoding': 'gzip' }),
    };
    try {
      const dispatcher = await this.#connection();
      const response = await dispatcher.request({
        origin,
        path: query === undefined ? path : `${path}?${query}`,
        method: 'POST',
        headers,
        body: this.#receiver.gzip ? await promisify(gzip)(body) : body,
        headersTimeout: timeout,
        bodyTimeout: timeout,
      });
      return { kind: 'answer', status: response.statusCode, body: await jsonOf(response.body) };
    } catch (error) {
      return noAnswer(error);
    }
  }

  /** Loaded on demand: few commands use the network. */
  async #connection(): Promise<Dispatcher> {
    const { Agent } = await import('undici');
    this.#dispatcher ??= new Agent({ connect: { timeout: this.#receiver.timeout }, pipelining: 1 });
    return this.#dispatcher;
  }
}

/** An answer of the collector is short. */
const LONGEST_ANSWER = 1024 * 1024;

async function jsonOf(body: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= LONGEST_ANSWER) chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

/** Errors before anything was sent, after which another attempt can succeed. */
const BEFORE: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['EAI_AGAIN', 'cannot resolve the host name'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
]);

/** Errors after the request was sent, or while it was. */
const DURING: ReadonlyMap<string, string> = new Map([
  ['ECONNRESET', 'connection reset by the server'],
  ['EPIPE', 'the server closed the connection'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['UND_ERR_SOCKET', 'the server closed the connection'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'no complete answer in time'],
]);

function noAnswer(error: unknown): Exchange {
  const code = codeOf(error);
  const before = BEFORE.get(code);
  const during = DURING.get(code);
  if (before !== undefined || during !== undefined)
    return {
      kind: 'no-answer',
      reason: before ?? during ?? '',
      mayHaveArrived: during !== undefined,
      isPassing: true,
    };
  if (!(error instanceof Error) || code === '') throw error;
  const reason =
    code === 'ENOTFOUND' ? 'the host does not exist' : `the connection failed: ${error.message}`;
  return { kind: 'no-answer', reason, mayHaveArrived: false, isPassing: false };
}

/** The code of a network error, or of its cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
