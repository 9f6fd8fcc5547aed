import type { Report } from '../../base/diagnostic.ts';
import type { RawEvent } from '../../data-sources/raw-format.ts';
import { type EventReading, readEvents, readEventsFrom } from '../../data-sources/read-events.ts';
import type { Library } from '../../detect/library.ts';
import { DEFAULT_INDEX } from '../../detect/routed/indexes.ts';
import type { EventOrigin } from '../../detect/routed/kept-rows.ts';
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

/** Reads logs one after the other and passes on each event, normalized. Returns the number of events. */
export async function readLogs(
  logs: readonly LogFile[],
  options: ReadLogsOptions,
  use: (event: Event, origin: EventOrigin) => void,
): Promise<number> {
  const accept = acceptor(options);
  const { skip = 0 } = options;
  let order = 0;
  for (const log of logs) {
    const file = nameOf(log);
    let number = 0;
    const reading = readingOf(log, options);
    for await (const batch of reading) {
      for (const raw of batch) {
        number += 1;
        if (number <= skip) continue;
        const event = accept(raw);
        if (event === undefined) continue;
        order += 1;
        use(event, { file, number, offset: raw.offset ?? 0, order, time: timeOf(event) });
      }
      const { bytes, bytesOnDisk } = reading;
      options.onProgress?.({ log, bytes, bytesOnDisk, events: number });
      if (options.isStopped?.() === true) return order;
    }
  }
  return order;
}

function nameOf({ path }: LogFile): string {
  return path === '-' ? 'standard input' : path;
}

function readingOf(log: LogFile, options: ReadLogsOptions): EventReading {
  const { source, sourcetype, report, stdin, referenceTime = options.until } = options;
  const origin = { source, sourcetype, referenceTime };
  if (log.path !== '-') return readEvents(log.path, origin, report);
  return readEventsFrom(stdin(), { name: nameOf(log), ...origin }, report);
}

/** Normalizes an event, unless it is outside the range of time. */
function acceptor({
  library,
  since,
  until,
}: ReadLogsOptions): (raw: RawEvent) => Event | undefined {
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
