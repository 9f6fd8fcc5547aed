import { containerOf } from './containers.ts';
import { detectFormat } from './detect-format.ts';
import { EventSession, type SessionOptions, type SessionState } from './event-session.ts';
import { evtx } from './formats/evtx.ts';
import { isLfsPointer } from './lfs-pointer.ts';
import type { EventOrigin, RawEvent } from './raw-format.ts';
import { HEAD, headOf } from './read-events.ts';
import { bytesAt, type FilePart, fileChunks, isPlain } from './read-file.ts';
import { MOST_CHECKS } from './wrappers/unknown-wrapper.ts';

export { reportOn } from './event-session.ts';
export type { FilePart, SessionState };

/**
 * Divides a large file into parts that can be read independently, each about as long as asked for. Whether that is
 * so is known only when they are read: see `areIndependent`. A file that cannot be divided has one part.
 */
export async function partsOf(
  path: string,
  { bytes, length, ...origin }: EventOrigin & { readonly bytes: number; readonly length: number },
): Promise<readonly FilePart[]> {
  const head = await bytesAt(path, { start: 0, end: HEAD });
  if (!isPlain(head) || containerOf(head) !== undefined || isLfsPointer(head)) return WHOLE;
  const format = detectFormat(headOf(head), origin, path)?.format;
  if (format?.isDivisible !== true) return WHOLE;
  const starts = [0];
  for (let at = length; at < bytes; at += length) {
    const start = format === evtx ? chunkBefore(at) : await recordAfter(path, at);
    if (start !== undefined && start > (starts.at(-1) ?? 0) && start < bytes) starts.push(start);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] }));
}

const WHOLE: readonly FilePart[] = [{ start: 0, end: undefined }];

const EVTX_HEADER = 4096;
const EVTX_CHUNK = 65_536;

function chunkBefore(at: number): number {
  return at - ((at - EVTX_HEADER) % EVTX_CHUNK);
}

/** The offset of a line that seems to begin a record, after one that seems to end the previous one. */
async function recordAfter(path: string, at: number): Promise<number | undefined> {
  const bytes = await bytesAt(path, { start: at, end: at + LONGEST_SEARCH });
  const found = /[}>]\r?\n(?=[{<])/.exec(bytes.toString('latin1'));
  return found === null ? undefined : at + found.index + found[0].length;
}

const LONGEST_SEARCH = 1024 * 1024;

/** The events of a part of a file, and what is known of it when they are read. */
export class PartReading implements AsyncIterable<readonly RawEvent[]> {
  readonly #path: string;
  readonly #part: FilePart;
  readonly #session: EventSession;
  #isWhole = true;
  bytes = 0;

  constructor(path: string, part: FilePart, options: SessionOptions) {
    this.#path = path;
    this.#part = part;
    this.#session = new EventSession(path, { ...options, start: part.start }, ignore);
  }

  /** Undefined if the part does not end between two records. */
  get state(): SessionState | undefined {
    return this.#isWhole ? this.#session.state : undefined;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly RawEvent[]> {
    const { start, end } = this.#part;
    this.#session.start(headOf(await bytesAt(this.#path, { start: 0, end: HEAD })));
    // The first byte of the next part shows that a record begins there.
    const chunks = fileChunks(this.#path, { start, end: end === undefined ? undefined : end + 1 });
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield this.#session.push(chunk);
    }
    const last = end === undefined ? this.#session.endOfPart() : this.#session.pause();
    this.#isWhole = last !== undefined;
    if (last !== undefined) yield last;
  }
}

function ignore(): void {
  // Problems are reported for the whole file.
}

/** Whether the parts of a file, in order, have the events that the whole file has. */
export function areIndependent(
  parts: readonly (SessionState | undefined)[],
): parts is readonly SessionState[] {
  let hasTime = false;
  for (const [index, part] of parts.entries()) {
    if (part === undefined || (hasTime && part.inheritsTime)) return false;
    hasTime ||= part.hasTime;
    if (index === 0 && parts.length > 1 && part.events < MOST_CHECKS) return false;
  }
  return true;
}
