import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { Budget } from '../base/budget.ts';
import type { Report } from '../base/diagnostic.ts';
import { dataDiagnostic, startOf } from './diagnostics.ts';
import { unpackedGzip } from './gunzip.ts';

/** Small enough that most objects of a batch are garbage-collected young: one megabyte took 50% longer. */
const CHUNK = 128 * 1024;

/** A part of a file, in bytes: from the first to before the second, or to the end of the file. */
export interface FilePart {
  readonly start: number;
  readonly end: number | undefined;
}

/** The bytes of a file, or of a part of it, as they lie on the disk, in chunks. */
export async function* fileChunks(
  path: string,
  { start, end }: FilePart = { start: 0, end: undefined },
): AsyncGenerator<Buffer> {
  if ((await stat(path)).isDirectory())
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const last = end === undefined ? {} : { end: end - 1 };
  yield* createReadStream(path, { highWaterMark: CHUNK, start, ...last });
}

/** Some bytes of a file: fewer at its end, none of a file that cannot be read. */
export async function bytesAt(path: string, part: FilePart): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of fileChunks(path, part)) chunks.push(chunk);
  } catch {
    return Buffer.alloc(0);
  }
  return Buffer.concat(chunks);
}

/** Whether the bytes of a file that begins like this are those of its text. */
export function isPlain(head: Buffer): boolean {
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return !isGzip && utf16Of(head) === undefined;
}

/**
 * The bytes of a file that comes in chunks: unpacked where they are gzip, UTF-8 where they were UTF-16. What keeps the
 * file from being read is reported; what could be read until then is there.
 */
export async function* decoded(
  chunks: AsyncIterable<Buffer>,
  {
    path,
    budget,
    report,
  }: { readonly path: string; readonly budget: Budget; readonly report: Report },
): AsyncGenerator<Buffer> {
  try {
    yield* toUtf8(unpacked(chunks, budget));
  } catch (error) {
    report(problemOf(error, path));
  }
}

/** Decides by the first bytes, not the name: a `.gz` file may be plain text and vice versa. */
async function* unpacked(file: AsyncIterable<Buffer>, budget: Budget): AsyncGenerator<Buffer> {
  const { head, rest } = await peek(file[Symbol.asyncIterator](), 2);
  const whole = joined(head, rest);
  yield* head[0] === 0x1f && head[1] === 0x8b ? unpackedGzip(whole, budget) : whole;
}

/** Converts UTF-16 to UTF-8; passes anything else through. */
async function* toUtf8(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]();
  const { head, rest } = await peek(chunks, UTF16_HEAD);
  const encoding = utf16Of(head);
  if (encoding === undefined) {
    yield* joined(head, rest);
    return;
  }
  const decoder = new StringDecoder('utf16le');
  for await (const chunk of evenChunks(joined(head.subarray(encoding.mark), rest))) {
    yield Buffer.from(decoder.write(encoding.isBigEndian ? chunk.swap16() : chunk));
  }
  yield Buffer.from(decoder.end());
}

const UTF16_HEAD = 32;

/**
 * The byte order of UTF-16, and the size of its mark. Without a mark, as PowerShell and some tools write it, every
 * second byte at the start is zero: logs begin with ASCII.
 */
function utf16Of(head: Buffer): { isBigEndian: boolean; mark: number } | undefined {
  if (head[0] === 0xfe && head[1] === 0xff) return { isBigEndian: true, mark: 2 };
  if (head[0] === 0xff && head[1] === 0xfe) return { isBigEndian: false, mark: 2 };
  const bytes = [...head.subarray(0, UTF16_HEAD)];
  const isZero = (first: 0 | 1) =>
    bytes.length >= 4 && bytes.every((byte, index) => (byte === 0) === (index % 2 === first));
  if (isZero(1)) return { isBigEndian: false, mark: 0 };
  return isZero(0) ? { isBigEndian: true, mark: 0 } : undefined;
}

/** Chunks of complete 16-bit units. */
async function* evenChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([left, chunk]);
    const even = bytes.length - (bytes.length % 2);
    left = bytes.subarray(even);
    yield bytes.subarray(0, even);
  }
}

interface Peeked {
  readonly head: Buffer;
  readonly rest: AsyncIterator<Buffer>;
}

/** The first bytes, at least `count` if available, and an iterator over the rest. */
export async function peek(chunks: AsyncIterator<Buffer>, count: number): Promise<Peeked> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, rest: chunks };
}

/** The first bytes, followed by the rest. */
export async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield next.value;
  } finally {
    // Close the file even if the consumer stops early.
    await rest.return?.();
  }
}

function problemOf(error: unknown, path: string) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return dataDiagnostic('missing', {}, startOf(path));
  if (code === 'EISDIR') return dataDiagnostic('folder', {}, startOf(path));
  if (code === 'EACCES' || code === 'EPERM')
    return dataDiagnostic('no-permission', {}, startOf(path));
  if (code.startsWith('Z_')) return dataDiagnostic('corrupt-gzip', { reason }, startOf(path));
  return dataDiagnostic('unreadable', { reason: code === '' ? reason : code }, startOf(path));
}
