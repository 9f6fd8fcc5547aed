import type { Report } from '../../base/diagnostic.ts';
import type { RawEvent } from '../../data-sources/raw-format.ts';
import {
  type EventReading,
  readEvents,
  readEventsFrom,
  type SessionOptions,
} from '../../data-sources/read-events.ts';
import type { Library } from '../../detect/library.ts';
import { DEFAULT_INDEX } from '../../detect/routed/indexes.ts';
import type { EventOrigin } from '../../detect/routed/stored-rows.ts';
import { bareRun } from '../../detect/sample.ts';
import { type Event, timeOf } from '../../events/event.ts';
import type { LogFile } from './log-files.ts';

/** How logs are read. */
export interface ReadLogsOptions {
  readonly library: Library;
  readonly report: Report;
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
  /** A time at or after the events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
  /** Only events from this time on, in seconds since 1970. */
  readonly since?: number | undefined;
  /** Only events before this time. */
  readonly until?: number | undefined;
  /** How many events at the beginning of each log are not passed on. */
  readonly skip?: number | undefined;
  /** The bytes of standard input. */
  readonly stdin: () => AsyncIterable<Buffer>;
  /** Called after each piece of a log with the number of its events. */
  readonly onProgress?: ((progress: LogProgress) => void) | undefined;
  /** Asked between pieces of a log: whether to stop. */
  readonly isStopped?: (() => boolean) | undefined;
}

/** How far a log is read. */
export interface LogProgress {
  readonly log: LogFile;
  /** Unpacked bytes of this log. */
  readonly bytes: number;
  /** Bytes of this log as they lie on the disk. */
  readonly bytesOnDisk: number;
  readonly events: number;
}

/** Takes an event that was read, and where it comes from. */
export type UseEvent = (event: Event, origin: EventOrigin) => void;

/** Reads logs one after the other and passes on each event, normalized. Returns the number of events. */
export async function readLogs(
  logs: readonly LogFile[],
  options: ReadLogsOptions,
  use: UseEvent,
): Promise<number> {
  let order = 0;
  for (const log of logs) {
    const reading = readingOf(log, options);
    const { accepted } = await useEvents(reading, { ...options, log, after: order }, use);
    order += accepted;
    if (options.isStopped?.() === true) break;
  }
  return order;
}

/** How many events of a log were read, and how many of them were in the range of time. */
export interface EventCounts {
  readonly read: number;
  readonly accepted: number;
}

/** Events that are read, and how far their reading is. */
interface Batches extends AsyncIterable<readonly RawEvent[]> {
  readonly bytes: number;
  readonly bytesOnDisk?: number;
}

/** The events of a log, or of a part of it, and the number of the one before the first among all events. */
interface UseOptions extends Omit<ReadLogsOptions, 'stdin' | 'report'> {
  readonly log: LogFile;
  readonly after: number;
}

/** Passes on the events of a log, or of a part of it, normalized. */
export async function useEvents(
  reading: Batches,
  { log, after, skip = 0, ...options }: UseOptions,
  use: UseEvent,
): Promise<EventCounts> {
  const accept = acceptor(options);
  const file = nameOf(log);
  let number = 0;
  let order = after;
  for await (const batch of reading) {
    for (const raw of batch) {
      number += 1;
      const event = number > skip ? accept(raw) : undefined;
      if (event === undefined) continue;
      order += 1;
      use(event, { file, number, offset: raw.offset ?? 0, order, time: timeOf(event) });
    }
    const { bytes, bytesOnDisk = bytes } = reading;
    options.onProgress?.({ log, bytes, bytesOnDisk, events: number });
    if (options.isStopped?.() === true) break;
  }
  return { read: number, accepted: order - after };
}

function nameOf({ path }: LogFile): string {
  return path === '-' ? 'standard input' : path;
}

/** The reading of a whole log. */
export function readingOf(log: LogFile, options: ReadLogsOptions): EventReading {
  const { report, stdin } = options;
  const origin = sessionOf(options);
  if (log.path !== '-') return readEvents(log.path, origin, report);
  return readEventsFrom(stdin(), { name: nameOf(log), ...origin }, report);
}

/** What the options say of each log. */
export function sessionOf({
  source,
  sourcetype,
  until,
  referenceTime = until,
}: Pick<ReadLogsOptions, 'source' | 'sourcetype' | 'until' | 'referenceTime'>): SessionOptions {
  return { source, sourcetype, referenceTime };
}

/** Normalizes an event, unless it is outside the range of time. */
function acceptor({
  library,
  since,
  until,
}: Pick<ReadLogsOptions, 'library' | 'since' | 'until'>): (raw: RawEvent) => Event | undefined {
  const run = bareRun(library);
  const isUnlimited = since === undefined && until === undefined;
  return (raw) => {
    if (!isUnlimited) {
      const time = timeOf(raw);
      if ((since !== undefined && time < since) || (until !== undefined && time >= until))
        return undefined;
    }
    if (!raw.has('host')) raw.set('host', 'unknown');
    if (!raw.has('index')) raw.set('index', DEFAULT_INDEX);
    return library.dataSources.normalise(raw, run);
  };
}
