import type { Response } from 'undici';
import { deletePartial, PartialFile } from '../disk/partial-file.ts';
import { type Pinned, sizeOf } from './cache.ts';
import { type DownloadProblem, problem, problemOfError } from './download-problem.ts';
import type { MayAsk } from './public-address.ts';
import { request } from './request.ts';

/** The download of one sample, over all attempts. */
export interface Transfer {
  /** The partial file. */
  readonly partial: string;
  readonly pinned: Pinned | undefined;
  /** The maximum number of bytes. */
  readonly maxBytes: number;
  /** The timeout without data from the server, in milliseconds. */
  readonly stallMs: number;
  readonly mayAsk: MayAsk;
  /** Called with the number of received bytes, and the total if known. */
  readonly onBytes: (received: number, total: number | undefined) => void;
  /** The ETag of the received bytes. */
  etag: string | undefined;
}

/** The partial file is complete, according to its size. */
export interface Received {
  readonly kind: 'received';
  /** Whether the download resumed from earlier bytes. */
  readonly resumed: boolean;
}

/** Requests one URL once and writes the response. Resumes from earlier bytes if that is safe. */
export async function receive(
  address: string,
  transfer: Transfer,
): Promise<Received | DownloadProblem> {
  const have = await usableBytes(transfer);
  if (have > 0 && have === transfer.pinned?.bytes) return { kind: 'received', resumed: true };
  const watch = new StallWatch(transfer.stallMs);
  try {
    const { signal } = watch;
    const { mayAsk } = transfer;
    const asked = await request(address, { headers: headersFor(have, transfer), signal, mayAsk });
    if (asked.kind === 'problem') return asked;
    return await take(asked.response, { transfer, have, watch });
  } catch (error) {
    if (watch.signal.aborted)
      return problem(`the server sent nothing for ${transfer.stallMs / 1000} s`, 'again');
    return problemOfError(error);
  } finally {
    watch.stop();
  }
}

/** Resumes only if an ETag or the lock can show that the earlier bytes are still valid. */
async function usableBytes({ partial, pinned, etag }: Transfer): Promise<number> {
  const have = sizeOf(partial) ?? 0;
  const fits = pinned === undefined ? etag !== undefined : have <= pinned.bytes;
  if (have === 0 || fits) return have;
  await deletePartial(partial);
  return 0;
}

function headersFor(have: number, { etag }: Transfer): Record<string, string> {
  const plain = { 'accept-encoding': 'identity', 'user-agent': 'tripline' };
  if (have === 0) return plain;
  return { ...plain, range: `bytes=${have}-`, ...(etag !== undefined && { 'if-range': etag }) };
}

interface Taking {
  readonly transfer: Transfer;
  readonly have: number;
  readonly watch: StallWatch;
}

async function take(response: Response, taking: Taking): Promise<Received | DownloadProblem> {
  const start = startOf(response, taking.have);
  if (typeof start !== 'number') {
    await response.body?.cancel();
    // Bytes from which the server cannot resume are useless.
    if (response.status === 416) await deletePartial(taking.transfer.partial);
    return start;
  }
  const total = totalOf(response, start);
  const tooLarge = excess(total ?? 0, taking.transfer);
  if (tooLarge !== undefined) {
    await response.body?.cancel();
    return tooLarge;
  }
  return await write(response, { ...taking, start, total });
}

/** The offset of the body in the sample, or why there is no body. */
function startOf({ status, headers }: Response, have: number): number | DownloadProblem {
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity')
    return problem(`the server sent an unrequested content encoding (${encoding})`, 'elsewhere');
  if (status === 200) return 0;
  if (status === 206) {
    const from = Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1]);
    return from === have
      ? have
      : problem('the server sent a different range than requested', 'elsewhere');
  }
  const passes = status >= 500 || status === 429 || status === 408 || status === 416;
  return problem(`the server responded with status ${status}`, passes ? 'again' : 'elsewhere');
}

function totalOf({ headers }: Response, start: number): number | undefined {
  const length = headers.get('content-length');
  return length === null ? undefined : start + Number(length);
}

function excess(bytes: number, { pinned, maxBytes }: Transfer): DownloadProblem | undefined {
  const limit = pinned?.bytes ?? maxBytes;
  if (bytes <= limit) return undefined;
  const why = pinned === undefined ? 'samples have at most' : 'the lock says';
  return problem(`the server sends more bytes than it should: ${why} ${limit}`, 'elsewhere');
}

interface Writing extends Taking {
  readonly start: number;
  readonly total: number | undefined;
}

async function write(
  response: Response,
  { transfer, start, total, watch }: Writing,
): Promise<Received | DownloadProblem> {
  transfer.etag = strongEtag(response);
  const file = await PartialFile.open(transfer.partial, { goesOn: start > 0 });
  try {
    let received = start;
    for await (const chunk of response.body ?? []) {
      watch.alive();
      received += chunk.length;
      const tooLarge = excess(received, transfer);
      if (tooLarge !== undefined) return await without(file, tooLarge);
      await file.append(chunk);
      transfer.onBytes(received, total);
    }
    await file.sync();
    return (
      shortfall(received, total ?? lengthByLock(response, transfer)) ?? {
        kind: 'received',
        resumed: start > 0,
      }
    );
  } finally {
    await file.close();
  }
}

/** Too many bytes cannot be a valid start of the sample. */
async function without(file: PartialFile, tooLarge: DownloadProblem): Promise<DownloadProblem> {
  await file.clear();
  return tooLarge;
}

function shortfall(received: number, wanted: number | undefined): DownloadProblem | undefined {
  if (wanted === undefined || received >= wanted) return undefined;
  return problem(`the server sent ${received} of ${wanted} bytes`, 'again');
}

/** Without a Content-Length, only the lock knows whether a body is complete, unless it is chunked. */
function lengthByLock({ headers }: Response, { pinned }: Transfer): number | undefined {
  return headers.has('transfer-encoding') ? undefined : pinned?.bytes;
}

/** A weak ETag does not guarantee equal bytes. */
function strongEtag({ headers }: Response): string | undefined {
  const etag = headers.get('etag');
  return etag === null || etag.startsWith('W/') ? undefined : etag;
}

/** Aborts its signal after a period without activity. */
class StallWatch {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.timer = setTimeout(() => this.controller.abort(), milliseconds);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  alive(): void {
    this.timer.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
