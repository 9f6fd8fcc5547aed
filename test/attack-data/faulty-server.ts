import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** The sample of the server, and its lock entry. */
export const BODY = Buffer.from('one event of a sample\n'.repeat(20_000));
export const PINNED = { sha256: sha256(BODY), bytes: BODY.length };
export const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${PINNED.sha256}\nsize ${PINNED.bytes}\n`;

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A loopback server with a different fault for each path. */
export interface FaultyServer {
  /** Such as `http://127.0.0.1:40000`. */
  readonly origin: string;
  /** The requests for a path so far, each with its Range header. */
  requests(path: string): readonly (string | undefined)[];
  close(): Promise<void>;
}

export async function faultyServer(): Promise<FaultyServer> {
  const ranges = new Map<string, (string | undefined)[]>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const seen = ranges.get(path) ?? [];
    ranges.set(path, [...seen, request.headers.range]);
    const name = path.split('/').at(-1)?.split('?')[0] ?? '';
    const answer = ANSWERS[name] ?? notFound;
    answer({ request, response, count: seen.length, server });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: originOf(server),
    requests: (path) => ranges.get(path) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The number of earlier requests for this path. */
  readonly count: number;
  readonly server: Server;
}

type Answer = (exchange: Exchange) => void;

const HALF = BODY.length / 2;
const ETAG = '"v1"';

const whole: Answer = ({ response }) => {
  response.writeHead(200, { 'content-length': BODY.length, etag: ETAG }).end(BODY);
};

/** The requested range, or all bytes if the version differs. */
const ranged: Answer = (exchange) => {
  const { request, response } = exchange;
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
  const condition = request.headers['if-range'];
  if (Number.isNaN(from) || (condition !== undefined && condition !== ETAG)) return whole(exchange);
  const headers = {
    'content-length': BODY.length - from,
    'content-range': `bytes ${from}-${BODY.length - 1}/${BODY.length}`,
    etag: ETAG,
  };
  response.writeHead(206, headers).end(BODY.subarray(from));
};

/** Half of the bytes, then a closed connection. */
const cut: Answer = ({ response }) => {
  response.writeHead(200, { 'content-length': BODY.length, etag: ETAG });
  response.write(BODY.subarray(0, HALF), () => setTimeout(() => response.destroy(), 20));
};

const status =
  (code: number): Answer =>
  ({ response }) =>
    response.writeHead(code).end();

const notFound = status(404);

const text =
  (body: string): Answer =>
  ({ response }) =>
    response.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body);

const redirect =
  (location: string): Answer =>
  ({ response }) =>
    response.writeHead(302, { location }).end();

/** The first response for the first request, the second for all later requests. */
const first =
  (answer: Answer, then: Answer): Answer =>
  (exchange) =>
    (exchange.count === 0 ? answer : then)(exchange);

/** In twenty parts, with a pause after each. */
const slow: Answer = ({ response }) => {
  response.writeHead(200, { 'content-length': BODY.length, etag: ETAG });
  const part = BODY.length / 20;
  const more = (from: number) => {
    if (response.destroyed) return;
    response.write(BODY.subarray(from, from + part));
    if (from + part >= BODY.length) response.end();
    else setTimeout(more, 50, from + part);
  };
  more(0);
};

const endless: Answer = ({ response }) => {
  response.writeHead(200);
  const more = () => {
    if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), more);
  };
  more();
};

const ANSWERS: Readonly<Record<string, Answer>> = {
  'whole.log': whole,
  'ranged.log': ranged,
  'other.log': text('other bytes'),
  'pointer.log': text(POINTER),
  'empty.log': text(''),
  'gone.log': notFound,
  'secret.log': status(403),
  'broken.log': status(503),
  'broken-once.log': first(status(500), whole),
  'busy-once.log': first(status(429), whole),
  'cut-once.log': first(cut, ranged),
  'cut-always.log': cut,
  'cut-then-whole.log': first(cut, whole),
  'cut-then-416.log': (exchange) =>
    [cut, status(416), whole][Math.min(exchange.count, 2)]?.(exchange),
  'cut-then-other-part.log': first(cut, ({ response }) =>
    response
      .writeHead(206, { 'content-range': `bytes 0-${BODY.length - 1}/${BODY.length}` })
      .end(BODY),
  ),
  'stall.log': ({ response }) => response.writeHead(200, { 'content-length': 5 }).write('1'),
  'silent.log': () => undefined,
  'slow.log': slow,
  'slow-once.log': first(slow, ranged),
  'endless.log': endless,
  'longer.log': text('x'.repeat(BODY.length + 1)),
  'packed.log': ({ response }) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(BODY)),
  'redirect.log': redirect('whole.log'),
  'redirect-absolute.log': (exchange) =>
    redirect(`${originOf(exchange.server)}/datasets/whole.log`)(exchange),
  'redirect-loop.log': redirect('redirect-loop.log'),
  'redirect-file.log': redirect('file:///etc/passwd'),
  'redirect-ftp.log': redirect('ftp://samples.example.org/x.log'),
  'redirect-credentials.log': redirect('http://user:secret@127.0.0.1/x.log'),
  'redirect-nowhere.log': redirect('http://'),
};
