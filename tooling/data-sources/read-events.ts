import { Budget } from '../base/budget.ts';
import type { Report } from '../base/diagnostic.ts';
import { containerOf } from './containers.ts';
import type { FormatChoice } from './detect-format.ts';
import { dataDiagnostic, startOf } from './diagnostics.ts';
import { EventSession, type SessionOptions } from './event-session.ts';
import { isLfsPointer } from './lfs-pointer.ts';
import type { RawEvent } from './raw-format.ts';
import { decoded, fileChunks, joined, peek } from './read-file.ts';

export type { FormatChoice, SessionOptions };

/** The events of a file in batches, and information that is known once they are read. */
export interface EventReading extends AsyncIterable<readonly RawEvent[]> {
  /** Undefined before the first batch, and for data in no known format. */
  readonly choice: FormatChoice | undefined;
  /** The number of records that cannot be read. */
  readonly skippedRecords: number;
  /** The number of malformed or unrecognized records; each is an event with its text. */
  readonly malformedRecords: number;
  /** IDs of the wrappers around the events that were read until now. */
  readonly wrappers: readonly string[];
  /** Unpacked bytes that were read until now. */
  readonly bytes: number;
  /** Bytes of the file as they lie on the disk that were read until now. */
  readonly bytesOnDisk: number;
}

/** Reads a file of raw events; a given `source` or `sourcetype` applies to all of them. */
export function readEvents(path: string, options: SessionOptions, report: Report): EventReading {
  return new FileReading(path, { chunks: fileChunks(path), ...options }, report);
}

/** The same for the bytes of a file that come in chunks; the events do not depend on where they are cut. */
export function readEventsFrom(
  chunks: AsyncIterable<Buffer>,
  { name, ...options }: SessionOptions & { readonly name: string },
  report: Report,
): EventReading {
  return new FileReading(name, { chunks, ...options }, report);
}

/** The events of a text in memory: inline events, or an example log. */
export interface ParsedEvents {
  readonly events: readonly RawEvent[];
  readonly choice: FormatChoice | undefined;
  readonly skippedRecords: number;
  readonly malformedRecords: number;
}

/** Parses a text in memory; diagnostics use `name` for it. */
export function parseEvents(
  text: string,
  { name = 'inline events', ...options }: SessionOptions & { readonly name?: string },
  report: Report,
): ParsedEvents {
  const session = new EventSession(name, options, report);
  const bytes = Buffer.from(text);
  const events = session.start(headOf(bytes)) ? [...session.push(bytes), ...session.end()] : [];
  const { choice, skippedRecords, malformedRecords } = session;
  return { events, choice, skippedRecords, malformedRecords };
}

/** The number of bytes that formats examine. */
export const HEAD = 64 * 1024;

interface FileOptions extends SessionOptions {
  readonly chunks: AsyncIterable<Buffer>;
}

class FileReading implements EventReading {
  readonly #path: string;
  readonly #chunks: AsyncIterable<Buffer>;
  readonly #budget: Budget;
  readonly #session: EventSession;
  readonly #report: Report;
  bytes = 0;
  bytesOnDisk = 0;

  constructor(
    path: string,
    { chunks, budget = new Budget(), ...options }: FileOptions,
    report: Report,
  ) {
    this.#path = path;
    this.#chunks = chunks;
    this.#budget = budget.in(startOf(path).source);
    this.#session = new EventSession(path, { ...options, budget: this.#budget }, report);
    this.#report = report;
  }

  get choice(): FormatChoice | undefined {
    return this.#session.choice;
  }

  get skippedRecords(): number {
    return this.#session.skippedRecords;
  }

  get malformedRecords(): number {
    return this.#session.malformedRecords;
  }

  get wrappers(): readonly string[] {
    return this.#session.wrappers;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly RawEvent[]> {
    let failed = false;
    const report: Report = (problem) => {
      failed = true;
      this.#report(problem);
    };
    const chunks = decoded(this.#counted(), { path: this.#path, budget: this.#budget, report });
    const { head, rest } = await peek(chunks, HEAD);
    if (failed && head.length === 0) return;
    const isData = this.#isData(head) && this.#session.start(headOf(head));
    for await (const chunk of joined(head, rest)) {
      if (!isData) break;
      this.bytes += chunk.length;
      yield* batch(this.#session.push(chunk));
    }
    if (isData) yield* batch(this.#session.end());
  }

  async *#counted(): AsyncGenerator<Buffer> {
    for await (const chunk of this.#chunks) {
      this.bytesOnDisk += chunk.length;
      yield chunk;
    }
  }

  #isData(head: Buffer): boolean {
    const container = containerOf(head);
    if (container !== undefined)
      this.#report(dataDiagnostic('container', container, startOf(this.#path)));
    else if (isLfsPointer(head))
      this.#report(dataDiagnostic('lfs-pointer', {}, startOf(this.#path)));
    else return true;
    return false;
  }
}

/** The text that formats examine. */
export function headOf(bytes: Buffer): string {
  return bytes.toString('utf8', 0, HEAD).replace(/^\uFEFF/, '');
}

function* batch(events: readonly RawEvent[]): Iterable<readonly RawEvent[]> {
  if (events.length > 0) yield events;
}
