import { Budget } from '../base/budget.ts';
import type { Report } from '../base/diagnostic.ts';
import type { LimitHit } from '../base/limits.ts';
import { dataDiagnostic, startOf } from '../data-sources/diagnostics.ts';
import { reportOtherSourcetype } from '../data-sources/other-sourcetype.ts';
import { parseEvents, readEvents, type SessionOptions } from '../data-sources/read-events.ts';
import { DEFAULT_TIME, decideYear, isYearless } from '../data-sources/text/yearless.ts';
import { ROW } from '../events/bounds.ts';
import { type Event, timeOf } from '../events/event.ts';
import { type FieldValue, fromJson } from '../events/field-value.ts';
import { type Dataset, once, type Run, runIn, runWith } from '../events/run.ts';
import type { Library } from './library.ts';

/** The origin of the events of a sample, and their metadata. */
export interface SamplePart {
  readonly data:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> };
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
  readonly host?: string | undefined;
  readonly index?: string | undefined;
  /** A time at or after its events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
}

/** What a run of a search can choose. */
export interface RunSettings {
  /** Defaults to the time of the newest event. */
  readonly now?: number | undefined;
  readonly timeZone?: string | undefined;
  /** The address database for iplocation. */
  readonly geo?: Run['geo'] | undefined;
  /** Stores what searches write to lookups. */
  readonly writeLookup?: Run['writeLookup'] | undefined;
}

/** Events that searches run over, as Splunk would show them: newest first, with their common fields. */
export class Sample {
  readonly inFileOrder: readonly Event[];
  readonly events: readonly Event[];
  readonly library: Library;
  /** Limits that were reached while it was read: what is missing then is missing from every run. */
  private readonly hits: readonly LimitHit[];
  private readonly rowsByDataset = new Map<string, DatasetRows>();

  constructor(events: readonly Event[], library: Library, hits: readonly LimitHit[] = []) {
    this.inFileOrder = events;
    this.events = newestFirst(events);
    this.library = library;
    this.hits = hits;
  }

  /** The data that a search can read. */
  run(warn: (message: string) => void, { now, timeZone, geo, writeLookup }: RunSettings = {}): Run {
    const budget = new Budget();
    for (const hit of this.hits) budget.note(hit);
    const run: Run = {
      now: now ?? newestTime(this.events),
      timeZone,
      ...(geo !== undefined && { geo }),
      ...(writeLookup !== undefined && { writeLookup }),
      budget,
      scan: (dataset) => this.rows(dataset, run),
      lookup: (name) => this.library.lookup(name),
      warn: once(warn),
    };
    return run;
  }

  /** Rows of a dataset are computed once per sample, however many searches read them. */
  private rows(dataset: Dataset, run: Run): readonly Event[] {
    if (dataset.kind === 'events') return this.events;
    if (dataset.kind === 'given') return [];
    const key = JSON.stringify(dataset);
    const budget = new Budget();
    const known = this.rowsByDataset.get(key) ?? {
      rows: [...this.makeRows(dataset, { ...run, budget })],
      hits: budget.hits,
    };
    this.rowsByDataset.set(key, known);
    for (const hit of known.hits) run.budget.note(hit);
    return known.rows;
  }

  private makeRows(
    dataset: Exclude<Dataset, { readonly kind: 'events' | 'given' }>,
    run: Run,
  ): Iterable<Event> {
    const { dataModels, dataSources } = this.library;
    if (dataset.kind === 'data-model') return dataModels.rows(this.events, dataset, run);
    if (dataset.shape === 'ocsf')
      return this.events.flatMap((event) => dataSources.enrichOcsf(event, run) ?? []);
    return this.events.flatMap((event) => dataSources.enrich(event, run) ?? []);
  }
}

/** The rows of a dataset, and the limits that were reached while they were made. */
interface DatasetRows {
  readonly rows: readonly Event[];
  readonly hits: readonly LimitHit[];
}

/** Reads the parts of a sample and combines them. Problems of the data are reported; the readable events are kept. */
export async function readSample(
  parts: readonly SamplePart[],
  library: Library,
  report: Report,
  budget = new Budget(),
): Promise<Sample> {
  const run = { ...bareRun(library), budget };
  const events: Map<string, FieldValue>[] = [];
  for (const part of parts) {
    const partRun = part.data.kind === 'file' ? runIn(run, startOf(part.data.path).source) : run;
    for await (const batch of batchesOf(part, partRun.budget, report)) {
      for (const event of batch) {
        if (!partRun.budget.spend('sample-values', event.size + ROW)) break;
        addIndexingFields(event, part);
        library.dataSources.normalise(event, partRun);
        events.push(event);
      }
      if (budget.isSpent('sample-values')) break;
    }
  }
  decideYears(events);
  return new Sample(events, library, budget.hits);
}

/** A time without a year is in the year of the newest time that has one, or in the year before it. */
function decideYears(events: readonly Map<string, FieldValue>[]): void {
  const isUndecided = events.some(isYearless);
  const dated = isUndecided ? events.filter((event) => !isYearless(event)) : [];
  const newest = dated.reduce((latest, event) => Math.max(latest, timeOf(event)), 0);
  if (newest > DEFAULT_TIME) for (const event of events) decideYear(event, newest);
}

/** Every event in Splunk has a host and an index, and searches group by them. */
function addIndexingFields(event: Map<string, FieldValue>, { host, index }: SamplePart): void {
  if (!event.has('host')) event.set('host', host ?? 'unknown');
  if (!event.has('index')) event.set('index', index ?? 'main');
}

type Batch = readonly Map<string, FieldValue>[];

function batchesOf(
  { data, source, sourcetype, referenceTime }: SamplePart,
  budget: Budget,
  report: Report,
): AsyncIterable<Batch> | Iterable<Batch> {
  const options = { source, sourcetype };
  const settings = { ...definedOnly(options), referenceTime, budget };
  switch (data.kind) {
    case 'file':
      return readFile(data.path, settings, report);
    case 'text':
      return [parseEvents(data.text, settings, report).events];
    default:
      return [[eventOfFields(data.fields, options)]];
  }
}

/** The events of a file. Reports the format if the sourcetype did not determine it. */
async function* readFile(
  path: string,
  options: SessionOptions,
  report: Report,
): AsyncIterable<Batch> {
  const reading = readEvents(path, options, report);
  let bytes = 0;
  for await (const events of reading) {
    if (options.budget?.spend('sample-bytes', reading.bytes - bytes) === false) break;
    bytes = reading.bytes;
    yield events;
  }
  const { choice } = reading;
  if (choice === undefined || choice.by === 'sourcetype') return;
  const { sourcetype } = options;
  if (reportOtherSourcetype(choice, { path, sourcetype, report })) return;
  const by =
    choice.by === 'content'
      ? "detected from the file's content"
      : 'used because no other format matches';
  report(dataDiagnostic('sniffed-format', { format: choice.format.id, by }, startOf(path)));
}

function definedOnly({
  source,
  sourcetype,
}: {
  source: string | undefined;
  sourcetype: string | undefined;
}) {
  return {
    ...(source !== undefined && { source }),
    ...(sourcetype !== undefined && { sourcetype }),
  };
}

/** An event that a test defines field by field. */
function eventOfFields(
  fields: Readonly<Record<string, unknown>>,
  options: { readonly source: string | undefined; readonly sourcetype: string | undefined },
): Map<string, FieldValue> {
  const event = new Map<string, FieldValue>();
  for (const [name, value] of Object.entries({ ...definedOnly(options), ...fields })) {
    if (value !== null) event.set(name, fromJson(value));
  }
  return event;
}

/** The run for calculated fields, which are computed before any search runs. */
export function bareRun(library: Library): Run {
  return runWith({ lookup: (name) => library.lookup(name) });
}

function newestFirst(events: readonly Event[]): Event[] {
  return [...events].sort((a, b) => timeOf(b) - timeOf(a));
}

function newestTime(events: readonly Event[]): number {
  const [newest] = events;
  return newest === undefined ? 0 : timeOf(newest);
}
