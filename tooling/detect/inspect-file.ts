import type { Report } from '../base/diagnostic.ts';
import { type FormatChoice, readEvents, type SessionOptions } from '../data-sources/read-events.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { type EventId, eventIdOf } from './event-id.ts';
import type { Library } from './library.ts';
import { bareRun } from './sample.ts';
import { type Counted, Tally } from './tally.ts';

/** A summary of an event file. Counts are numbers of events. */
export interface Inspection {
  /** Undefined for data in no known format. */
  readonly choice: FormatChoice | undefined;
  readonly events: number;
  readonly skippedRecords: number;
  readonly malformedRecords: number;
  /** Seconds since 1970; undefined if no event has a time. */
  readonly time: { readonly first: number; readonly last: number } | undefined;
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

interface Field {
  readonly name: string;
  /** Whether a data source computes it, rather than the event containing it. */
  readonly calculated: boolean;
  /** The value in the first event that has it. */
  readonly example: string;
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
  const { choice, skippedRecords, malformedRecords } = reading;
  return { choice, skippedRecords, malformedRecords, ...tallies.result() };
}

class Tallies {
  private readonly library: Library;
  private readonly run: Run;
  private readonly hosts = new Tally<Named>();
  private readonly sources = new Tally<Origin>();
  private readonly ids = new Tally<EventId>();
  private readonly fields = new Tally<Field>();
  private readonly dataSources = new Tally<Named>();
  private readonly datasets = new Tally<Named>();
  private events = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(library: Library) {
    this.library = library;
    this.run = bareRun(library);
  }

  add(raw: Map<string, FieldValue>): void {
    const own = new Set(raw.keys());
    const event = this.library.dataSources.normalise(raw, this.run);
    this.events += 1;
    this.addTime(event);
    const origin = originOf(event);
    this.sources.add(JSON.stringify(origin), () => origin);
    const host = toText(event.get('host'));
    this.hosts.add(host, () => ({ name: host }));
    const id = eventIdOf(event);
    if (id !== undefined) this.ids.add(JSON.stringify(id), () => id);
    this.addFields(event, own);
    for (const name of this.library.dataSources.sourcesOf(event))
      this.dataSources.add(name, () => ({ name }));
    for (const name of this.datasetsOf(event)) this.datasets.add(name, () => ({ name }));
  }

  private addTime(event: Event): void {
    const time = event.get('_time');
    if (typeof time !== 'number') return;
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
  }

  private addFields(event: Event, own: ReadonlySet<string>): void {
    for (const [name, value] of event) {
      if (name.startsWith('_') || value === null || value === '') continue;
      const calculated = !own.has(name);
      this.fields.add(name, () => ({ name, calculated, example: toText(value) }));
    }
  }

  private *datasetsOf(event: Event): Iterable<string> {
    const { dataModels } = this.library;
    for (const model of dataModels.modelNames()) {
      for (const row of dataModels.rows([event], { model, dataset: '' }, this.run)) {
        for (const node of valuesOf(row.get('nodename') ?? null)) yield `${model}.${toText(node)}`;
      }
    }
  }

  result(): Omit<Inspection, 'choice' | 'skippedRecords' | 'malformedRecords'> {
    const hasTime = this.first <= this.last;
    return {
      events: this.events,
      time: hasTime ? { first: this.first, last: this.last } : undefined,
      hosts: this.hosts.byCount(),
      sources: this.sources.byCount(),
      ids: this.ids.byCount(),
      fields: this.fields.byCount(),
      dataSources: this.dataSources.byCount(),
      datasets: this.datasets.byCount(),
    };
  }
}

function originOf(event: Event): Origin {
  return { source: toText(event.get('source')), sourcetype: toText(event.get('sourcetype')) };
}
