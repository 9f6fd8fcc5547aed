import type { Report } from '../base/diagnostic.ts';
import { reportOtherSourcetype } from '../data-sources/other-sourcetype.ts';
import type { RawEvent } from '../data-sources/raw-format.ts';
import { type FormatChoice, readEvents, type SessionOptions } from '../data-sources/read-events.ts';
import { DEFAULT_TIME, inYearOf, isYearless } from '../data-sources/text/yearless.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toText } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { type EventId, eventIdOf } from './event-id.ts';
import { type Field, FieldTally } from './field-tally.ts';
import { missingForRow, type Suggestion, suggestionsFor } from './inspect-advice.ts';
import type { Library } from './library.ts';
import { bareRun } from './sample.ts';
import { type Counted, Tally } from './tally.ts';
import { TimeRange, unionOf } from './time-range.ts';

/** A summary of an event file. Counts are numbers of events. */
export interface Inspection {
  /** Undefined for data in no known format. */
  readonly choice: FormatChoice | undefined;
  readonly events: number;
  readonly skippedRecords: number;
  readonly malformedRecords: number;
  /** IDs of the wrappers around the events. */
  readonly wrappers: readonly string[];
  /** Seconds since 1970; undefined if no event has a time. */
  readonly time: { readonly first: number; readonly last: number } | undefined;
  /** Events whose time has no year, and where the year comes from. */
  readonly yearless: { readonly events: number; readonly year: 'newest event' | 'default' };
  /** What would make rows of data models of events that no data source recognizes. */
  readonly suggestions: readonly Suggestion[];
  /** Why recognized events are in no data model. */
  readonly missing: readonly Counted<Missing>[];
  readonly hosts: readonly Counted<Named>[];
  readonly sources: readonly Counted<Origin>[];
  readonly ids: readonly Counted<EventId>[];
  readonly fields: readonly Counted<Field>[];
  readonly dataSources: readonly Counted<Named>[];
  /** `Endpoint.Processes` and so on: the data model datasets that the events belong to. */
  readonly datasets: readonly Counted<Named>[];
}

interface Origin {
  readonly source: string;
  readonly sourcetype: string;
}

interface Missing {
  readonly dataSource: string;
  readonly reason: string;
}

interface Named {
  readonly name: string;
}

/** Reads a file like a test sample and counts its contents. Reads one event at a time, so files of any size work. */
export async function inspectFile(
  path: string,
  { library, report, ...options }: SessionOptions & { library: Library; report: Report },
): Promise<Inspection> {
  const reading = readEvents(path, options, report);
  const tallies = new Tallies(library);
  for await (const batch of reading) for (const event of batch) tallies.add(event);
  const { choice, skippedRecords, malformedRecords, wrappers } = reading;
  const { sourcetype } = options;
  if (choice !== undefined) reportOtherSourcetype(choice, { path, sourcetype, report });
  return { choice, skippedRecords, malformedRecords, wrappers, ...tallies.result() };
}

class Tallies {
  private readonly library: Library;
  private readonly run: Run;
  private readonly hosts = new Tally<Named>();
  private readonly sources = new Tally<Origin>();
  private readonly ids = new Tally<EventId>();
  private readonly fields = new FieldTally();
  private readonly dataSources = new Tally<Named>();
  private readonly datasets = new Tally<Named>();
  private events = 0;
  private readonly dated = new TimeRange();
  private readonly yearless = new TimeRange();
  private readonly missing = new Tally<Missing>();
  private readonly suggestions = new Map<string, Suggestion>();
  /** The number of unrecognized events that suggestions are still made for. */
  private toSuggest = 3;

  constructor(library: Library) {
    this.library = library;
    this.run = bareRun(library);
  }

  add(raw: Map<string, FieldValue>): void {
    const own = [...raw.keys()];
    const copy = this.toSuggest > 0 ? new Map(raw) : raw;
    const event = this.library.dataSources.normalise(raw, this.run);
    this.events += 1;
    this.addTime(event);
    this.countOrigin(event);
    const id = eventIdOf(event);
    const kind = id === undefined ? '' : `${id.sourcetype}\0${id.field}\0${id.id}`;
    if (id !== undefined) this.ids.add(kind, () => id);
    this.fields.add(event, { kind, own });
    const names = this.library.dataSources.sourcesOf(event);
    for (const name of names) this.dataSources.add(name, () => ({ name }));
    const datasets = this.library.dataModels.datasetsOf(event, this.run);
    for (const name of datasets) this.datasets.add(name, () => ({ name }));
    const dataSource = names.at(-1);
    if (dataSource === undefined) this.suggest(copy);
    else if (datasets.length === 0) this.addMissing(dataSource, event);
  }

  private countOrigin(event: Event): void {
    const source = toText(event.get('source'));
    const sourcetype = toText(event.get('sourcetype'));
    this.sources.add(`${source}\0${sourcetype}`, () => ({ source, sourcetype }));
    const host = toText(event.get('host'));
    this.hosts.add(host, () => ({ name: host }));
  }

  private suggest(raw: RawEvent): void {
    if (this.toSuggest === 0) return;
    this.toSuggest -= 1;
    for (const suggestion of suggestionsFor(raw, this.library, this.run))
      this.suggestions.set(suggestion.sourcetype, suggestion);
  }

  private addMissing(dataSource: string, event: Event): void {
    const reason = missingForRow(event, this.library);
    this.missing.add(JSON.stringify([dataSource, reason]), () => ({ dataSource, reason }));
  }

  private addTime(event: Event): void {
    const time = event.get('_time');
    if (typeof time === 'number') (isYearless(event) ? this.yearless : this.dated).add(time);
  }

  result(): Omit<Inspection, 'choice' | 'skippedRecords' | 'malformedRecords' | 'wrappers'> {
    const { dated, yearless } = this;
    const hasReference = dated.count > 0 && dated.last > DEFAULT_TIME;
    const inYear = yearless.map((time) => (hasReference ? inYearOf(time, dated.last) : time));
    return {
      events: this.events,
      time: unionOf(dated, inYear).bounds(),
      yearless: { events: yearless.count, year: hasReference ? 'newest event' : 'default' },
      suggestions: [...this.suggestions.values()],
      missing: this.missing.byCount(),
      hosts: this.hosts.byCount(),
      sources: this.sources.byCount(),
      ids: this.ids.byCount(),
      fields: this.fields.byCount(),
      dataSources: this.dataSources.byCount(),
      datasets: this.datasets.byCount(),
    };
  }
}
