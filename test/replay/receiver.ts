import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** How a receiver behaves. */
export interface ReceiverOptions {
  readonly token?: string;
  /** Whether the token wants channels, and its events are acknowledged. */
  readonly acknowledges?: boolean;
  readonly indexes?: readonly string[];
  /** The port, to start again where an earlier receiver was. */
  readonly port?: number;
  /** What happens to the next requests: a code as the answer, a connection that breaks, or `none`. */
  readonly faults?: Fault[];
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Accepts events and never acknowledges them. */
  readonly mute?: boolean;
}

type Fault = number | 'drop' | 'drop after' | 'none';

/** An event as the receiver stored it. */
export interface StoredEvent {
  readonly event: string;
  readonly time?: number;
  readonly host?: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly index?: string;
}

/** Texts and statuses of the answers of an HTTP Event Collector. */
const ANSWERS: Readonly<Record<number, readonly [status: number, text: string]>> = {
  0: [200, 'Success'],
  1: [403, 'Token disabled'],
  2: [401, 'Token is required'],
  3: [401, 'Invalid authorization'],
  4: [403, 'Invalid token'],
  5: [400, 'No data'],
  6: [400, 'Invalid data format'],
  7: [400, 'Incorrect index'],
  8: [500, 'Internal server error'],
  9: [503, 'Server is busy'],
  10: [400, 'Data channel is missing'],
  11: [400, 'Invalid data channel'],
  12: [400, 'Event field is required'],
  13: [400, 'Event field cannot be blank'],
  14: [400, 'ACK is disabled'],
  15: [400, 'Error in handling indexed fields'],
  16: [400, 'Query string authorization is not enabled'],
  17: [200, 'HEC is healthy'],
  18: [503, 'HEC is unhealthy, queues are full'],
  19: [503, 'HEC is unhealthy, ack service unavailable'],
  20: [503, 'HEC is unhealthy, queues are full, ack service unavailable'],
};

/** A receiver that answers like an HTTP Event Collector, and keeps what it accepts. */
export class Receiver {
  readonly stored: StoredEvent[] = [];
  /** Requests with events, accepted or not. */
  requests = 0;
  readonly #options: ReceiverOptions;
  readonly #faults: Fault[];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** The next ID per channel; a new receiver begins at 0 again. */
  readonly #ackIds = new Map<string, number>();

  private constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#faults = [...(options.faults ?? [])];
    const listener: RequestListener = (request, response) => void this.#handle(request, response);
    this.#server =
      options.tls === undefined
        ? createServer(listener)
        : createSecureServer(options.tls, listener);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(options: ReceiverOptions = {}): Promise<Receiver> {
    const receiver = new Receiver(options);
    await new Promise<void>((resolve) =>
      receiver.#server.listen(options.port ?? 0, '127.0.0.1', resolve),
    );
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `${this.#options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`;
  }

  /** Ends like a process that is killed: connections break. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const isAck = url.pathname === '/services/collector/ack';
    const body = await textOf(request).catch(() => undefined);
    if (body === undefined) return;
    if (url.pathname === '/services/collector/health') return answer(response, 17);
    if (!isAck) this.requests += 1;
    const fault = isAck ? undefined : this.#faults.shift();
    if (fault === 'drop') return void request.socket.destroy();
    if (typeof fault === 'number') return answer(response, fault);
    const refusal = this.#refusal(request, url);
    if (refusal !== undefined) return answer(response, refusal);
    const channel = channelOf(request, url);
    if (isAck) return this.#acks(body, response);
    const result = url.pathname.endsWith('/raw')
      ? this.#takeRaw(body, url, channel)
      : this.#takeEvents(body, channel);
    if (fault === 'drop after') return void request.socket.destroy();
    answer(response, result.code, result.more);
  }

  /** The code for a request that is not accepted, whatever its events. */
  #refusal(request: IncomingMessage, url: URL): number | undefined {
    const authorization = request.headers.authorization;
    if (authorization === undefined) return url.searchParams.has('token') ? 16 : 2;
    const [scheme, token] = authorization.split(' ');
    if (scheme !== 'Splunk') return 3;
    if (token !== (this.#options.token ?? 'secret')) return 4;
    const channel = channelOf(request, url);
    if (channel !== undefined && !GUID.test(channel)) return 11;
    if (url.pathname.endsWith('/ack') && this.#options.acknowledges !== true) return 14;
    const needsChannel = this.#options.acknowledges === true || url.pathname.endsWith('/raw');
    return needsChannel && channel === undefined ? 10 : undefined;
  }

  #takeEvents(body: string, channel: string | undefined): Result {
    if (body.trim() === '') return { code: 5 };
    let number = 0;
    for (const text of objectsIn(body)) {
      const stored = text === undefined ? 6 : this.#eventOf(text);
      // Events before a bad one stay.
      if (typeof stored === 'number')
        return { code: stored, more: { 'invalid-event-number': number } };
      this.stored.push(stored);
      number += 1;
    }
    return { code: 0, more: this.#ackOf(channel) };
  }

  #eventOf(text: string): StoredEvent | number {
    const { event, time, host, source, sourcetype, index } = JSON.parse(text);
    if (event === undefined) return 12;
    if (event === '') return 13;
    if (index !== undefined && this.#options.indexes?.includes(index) === false) return 7;
    const written = typeof event === 'string' ? event : JSON.stringify(event);
    return {
      event: written,
      ...(time !== undefined && { time: Number(time) }),
      host,
      source,
      sourcetype,
      index,
    };
  }

  #takeRaw(body: string, url: URL, channel: string | undefined): Result {
    const lines = body.split('\n').filter((line) => line !== '');
    if (lines.length === 0) return { code: 5 };
    const metadata = Object.fromEntries(url.searchParams);
    if (
      metadata['index'] !== undefined &&
      this.#options.indexes?.includes(metadata['index']) === false
    )
      return { code: 7 };
    this.stored.push(...lines.map((event) => ({ event, ...metadata })));
    return { code: 0, more: this.#ackOf(channel) };
  }

  #ackOf(channel: string | undefined): Readonly<Record<string, number>> {
    if (this.#options.acknowledges !== true || channel === undefined) return {};
    const ackId = this.#ackIds.get(channel) ?? 0;
    this.#ackIds.set(channel, ackId + 1);
    return { ackId };
  }

  /** IDs of an earlier receiver are not known. */
  #acks(body: string, response: ServerResponse): void {
    const { acks } = JSON.parse(body) as { readonly acks: readonly number[] };
    const channel = channelOf(response.req, new URL(response.req.url ?? '', 'http://localhost'));
    const next = this.#ackIds.get(channel ?? '') ?? 0;
    const known = acks.map((id) => [String(id), id < next && this.#options.mute !== true]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ acks: Object.fromEntries(known) }));
  }
}

interface Result {
  readonly code: number;
  readonly more?: Readonly<Record<string, number>>;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function channelOf(request: IncomingMessage, url: URL): string | undefined {
  const header = request.headers['x-splunk-request-channel'];
  return (
    (typeof header === 'string' ? header : undefined) ??
    url.searchParams.get('channel') ??
    undefined
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const bytes = await buffer(request);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

function answer(
  response: ServerResponse,
  code: number,
  more: Readonly<Record<string, number>> = {},
): void {
  const [status, text] = ANSWERS[code] ?? [500, 'unknown'];
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ text, code, ...more }));
}

/** The JSON objects of a text, one after another, with or without blanks between them; undefined for anything else. */
export function* objectsIn(text: string): Iterable<string | undefined> {
  let depth = 0;
  let start = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inText) {
      if (character === '\\') at += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth < 0) return yield undefined;
      if (depth > 0) continue;
      const part = text.slice(start, at + 1).trim();
      yield part.startsWith('{') && isJson(part) ? part : undefined;
      start = at + 1;
    }
  }
  if (text.slice(start).trim() !== '') yield undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
