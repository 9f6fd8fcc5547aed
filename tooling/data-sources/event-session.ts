import type { Budget } from '../base/budget.ts';
import type { Report } from '../base/diagnostic.ts';
import { limits } from '../base/limits.ts';
import { detectFormat, FALLBACK, type FormatChoice } from './detect-format.ts';
import { dataDiagnostic, startOf } from './diagnostics.ts';
import { rawFormats } from './formats/index.ts';
import { malformedEvent } from './malformed-event.ts';
import type {
  EventOrigin,
  EventReader,
  Flaw,
  RawEvent,
  RawFormat,
  ReaderContext,
  ReadItem,
  UnreadRecord,
  Unwrapped,
} from './raw-format.ts';
import { type Counted, Tally } from './tally.ts';
import { DEFAULT_TIME, decideYear, isYearless, markYearless } from './text/yearless.ts';

/** How to read raw events. */
export interface SessionOptions extends EventOrigin {
  /** Longer records are left out and reported (default: 16 MiB). */
  readonly maxRecordBytes?: number;
  /** A time at or after the events, for those without a year or a time (default: a constant). */
  readonly referenceTime?: number | undefined;
  /** Told of the limits that are reached. */
  readonly budget?: Budget;
  /** The offset in bytes at which the data begins, for a part of a file. */
  readonly start?: number;
}

/** What a part of a file says about the whole of it. Plain data. */
export interface SessionState {
  readonly format: string;
  readonly events: number;
  readonly found: Counted<Found>;
  /** Whether an event took its time from an event before this part, if there is one. */
  readonly inheritsTime: boolean;
  /** Whether an event after this part may take its time from here. */
  readonly hasTime: boolean;
}

type Found = Flaw | 'skipped-records' | 'malformed-records';

const MOST_WRAPPERS = 8;
/** As many characters of a text as formats examine. */
const HEAD = 4096;
const MAX_RECORD_BYTES = limits['record-bytes'].value;

/** Reads the events of one file or text: chooses the format, and counts what could not be read. */
export class EventSession {
  readonly #name: string;
  readonly #origin: EventOrigin;
  readonly #budget: Budget | undefined;
  readonly #report: Report;
  readonly #context: ReaderContext;
  #choice: FormatChoice | undefined;
  #reader: EventReader | undefined;
  readonly #tally = new Tally<Found>();
  readonly #wrappers = new Set<string>();
  /** How many wrappers are around the text that is read. */
  #depth = 0;
  #events = 0;
  readonly #reference: number | undefined;
  #lastTime: ReturnType<RawEvent['get']>;
  #isLastYearless = false;
  #inheritsTime = false;

  constructor(name: string, options: SessionOptions, report: Report) {
    const { maxRecordBytes = MAX_RECORD_BYTES, budget, start = 0 } = options;
    this.#name = name;
    this.#budget = budget;
    this.#origin = options;
    this.#reference = options.referenceTime;
    this.#report = report;
    this.#context = {
      maxRecordBytes,
      start,
      flaw: (flaw, offset, detail) => this.#tally.add(flaw, offset, detail),
      unwrap: (raw, origin) => this.#unwrap(raw, origin),
      noteWrapper: (id) => this.#wrappers.add(id),
    };
  }

  get choice(): FormatChoice | undefined {
    return this.#choice;
  }

  /** The wrappers that were opened, in order. */
  get wrappers(): readonly string[] {
    return [...this.#wrappers];
  }

  get skippedRecords(): number {
    return this.#tally.count('skipped-records');
  }

  get malformedRecords(): number {
    return this.#tally.count('malformed-records');
  }

  /** Chooses the format by the start of the data; false, and reported, if none matches. */
  start(head: string): boolean {
    this.#choice = detectFormat(head, this.#origin, this.#name);
    if (this.#choice === undefined) {
      const problem = head.includes('\0')
        ? dataDiagnostic('unknown-binary', {}, startOf(this.#name))
        : dataDiagnostic('empty', {}, startOf(this.#name));
      this.#report(problem);
      return false;
    }
    this.#reader = this.#choice.format.open(this.#context);
    return true;
  }

  push(chunk: Buffer): readonly RawEvent[] {
    return this.#finish(this.#reader?.push(chunk) ?? []);
  }

  end(): readonly RawEvent[] {
    const events = this.endOfPart();
    if (this.#tally.count('record-too-long') > 0) this.#budget?.reach('record-bytes');
    reportOn([this.state], {
      name: this.#name,
      limit: this.#context.maxRecordBytes,
      report: this.#report,
    });
    return events;
  }

  /** The remaining events at the end of the file, without a report on it. */
  endOfPart(): readonly RawEvent[] {
    return this.#finish(this.#reader?.end() ?? []);
  }

  /** The remaining events of a part if the last byte begins a record; otherwise undefined. */
  pause(): readonly RawEvent[] | undefined {
    const items = this.#reader?.pause?.();
    return items === undefined ? undefined : this.#finish(items);
  }

  get state(): SessionState {
    return {
      format: this.#choice?.format.id ?? 'nothing',
      events: this.#events,
      found: this.#tally.entries(),
      inheritsTime: this.#inheritsTime,
      hasTime: this.#lastTime !== undefined,
    };
  }

  #finish(items: readonly ReadItem[]): readonly RawEvent[] {
    const events: RawEvent[] = [];
    for (const item of items) {
      if (item instanceof Map) events.push(item);
      else
        for (const event of this.#readOtherwise(item)) {
          event.offset = item.offset;
          events.push(event);
        }
    }
    for (const event of events) {
      setOrigin(event, this.#origin);
      this.#setTime(event);
    }
    this.#events += events.length;
    return events;
  }

  /** An event without a time gets the time of the previous event in the file, as in Splunk, or the reference time. */
  #setTime(event: RawEvent): void {
    if (this.#reference !== undefined) decideYear(event, this.#reference);
    const time = event.get('_time');
    if (time !== undefined) {
      this.#lastTime = time;
      this.#isLastYearless = isYearless(event);
    } else {
      if (this.#lastTime === undefined) this.#inheritsTime = true;
      if (this.#isLastYearless) markYearless(event);
      event.set('_time', this.#lastTime ?? this.#reference ?? DEFAULT_TIME);
    }
  }

  #takesAnyText(): boolean {
    return this.#choice?.format.takesAnyText === true;
  }

  /**
   * Files may be mixed: a record that the file's format does not recognize is offered to the other formats. If none
   * reads it, it is an event with what can be read of it, as in Splunk.
   */
  #readOtherwise({ text, offset, reason }: UnreadRecord): readonly RawEvent[] {
    const events = reason === undefined ? this.#asOtherFormat(text) : [];
    const detail = reason ?? JSON.stringify(text.slice(0, 80));
    if (events.length > 0) return events;
    if (reason !== undefined) this.#tally.add('skipped-records', offset, detail);
    else if (!this.#takesAnyText()) this.#tally.add('malformed-records', offset, detail);
    return reason === undefined ? [malformedEvent(text)] : [];
  }

  #asOtherFormat(record: string): readonly RawEvent[] {
    const head = record.slice(0, HEAD);
    for (const format of rawFormats) {
      if (format === this.#choice?.format || format.id === FALLBACK || !format.sniff(head))
        continue;
      const events = this.#wholly(format, record);
      if (events.length > 0) return events;
    }
    return [];
  }

  /** The events of a text if all of it has the format, otherwise none. */
  #wholly(format: RawFormat, text: string): RawEvent[] {
    const reader = format.open(this.#context);
    const items = [...reader.push(Buffer.from(text)), ...reader.end()];
    const events = items.filter((item) => item instanceof Map);
    return events.length === items.length ? events : [];
  }

  /** Opens wrappers in wrappers up to a depth that no tool reaches, as each level reads its content again. */
  #unwrap(raw: string, origin: EventOrigin): Unwrapped {
    const choice =
      this.#depth < MOST_WRAPPERS ? detectFormat(raw.slice(0, HEAD), origin) : undefined;
    this.#depth += 1;
    const events = choice === undefined ? [] : this.#wholly(choice.format, raw);
    this.#depth -= 1;
    if (events.length === 0) return { events: [new Map([['_raw', raw]])], isKnown: false };
    return { events, isKnown: choice?.by !== 'default' };
  }
}

/** Reports the problems of a file that was read in parts. */
export function reportOn(
  parts: readonly SessionState[],
  {
    name,
    limit = MAX_RECORD_BYTES,
    report,
  }: { readonly name: string; readonly limit?: number; readonly report: Report },
): void {
  const tally = new Tally<Found>();
  for (const { found } of parts) tally.addAll(found);
  const at = startOf(name);
  const format = parts[0]?.format ?? 'nothing';
  for (const [code, found] of tally.entries())
    report(dataDiagnostic(code, { ...found, format, limit }, at));
  if (parts.every(({ events }) => events === 0))
    report(dataDiagnostic('no-events', { format }, at));
}

function setOrigin(event: RawEvent, { source, sourcetype }: EventOrigin): void {
  if (source !== undefined && mayReplace(source, event.get('source'))) event.set('source', source);
  if (sourcetype !== undefined) event.set('sourcetype', sourcetype);
}

/**
 * A Windows event names its channel. A given source replaces it only if it names a channel too: tests also have sources
 * that are not channels (`- Powershell 4104`).
 */
function mayReplace(source: string, own: ReturnType<RawEvent['get']>): boolean {
  const namesChannel = typeof own === 'string' && /^(Xml)?WinEventLog:|^Syslog:/.test(own);
  return !namesChannel || source.includes(':');
}
