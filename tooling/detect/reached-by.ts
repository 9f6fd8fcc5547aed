import { testOf } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import { shortLine } from '../base/shortened.ts';
import type { SourceSpan, Span } from '../base/source.ts';
import type { Event, FieldReader } from '../events/event.ts';
import { toFieldValue, valuesOf } from '../events/field-value.ts';
import type { Run, Test } from '../events/run.ts';
import { environmentFor } from '../mapping/environment.ts';
import type { CompiledSearch } from './compile-search.ts';
import type { Library } from './library.ts';
import { isFromOrigin, ORIGIN_FIELDS, originTerms } from './origin-terms.ts';
import { type Reading, readingsOf } from './search-reading.ts';
import { wrappedEvents } from './wrapper.ts';

/** How far an event gets in a search. */
export type EventPlace =
  | { readonly kind: 'reached' | 'outside' | 'unrecognized' }
  | { readonly kind: 'wrapped-events'; readonly array: string; readonly objects: number };

/** Fields that say nothing about what an event contains. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  ...ORIGIN_FIELDS,
  ...['_time', 'host', 'index', 'splunk_server', 'linecount', 'punct', 'nodename'],
]);

/**
 * Determines which events reach a search: those that belong to what it reads, by their data source or by source, sourcetype
 * and labels, and of which it can read the fields.
 */
export class ReachedBy {
  private readonly search: CompiledSearch;
  private readonly library: Library;
  private readonly run: Run;
  private readonly readings: readonly PreparedReading[];

  constructor(search: CompiledSearch, library: Library, run: Run) {
    this.search = search;
    this.library = library;
    this.run = run;
    const environment = environmentFor(search.source);
    this.readings = readingsOf(search.plan).map((reading) => prepare(reading, environment));
  }

  get readsNothing(): boolean {
    return this.readings.length === 0;
  }

  /** What the search reads, in words: `Endpoint.Processes`, `sourcetype=proxy`. */
  get wanted(): string {
    const wanted = this.readings.map((reading) => this.wantedBy(reading));
    return shortLine([...new Set(wanted)].join(' or '), LONGEST);
  }

  /** The first condition on where events come from. */
  get originSpan(): SourceSpan | undefined {
    const [first] = this.readings.flatMap(({ terms }) => terms);
    return first && { source: this.search.source, ...first.span };
  }

  /** The place that the event gets to in the reading that it gets farthest in. */
  placeOf(event: Event): EventPlace {
    const places = this.readings.map((reading) => this.placeIn(event, reading));
    const kinds = ['reached', 'wrapped-events', 'outside', 'unrecognized'] as const;
    const best = kinds.flatMap((kind) => places.find((place) => place.kind === kind) ?? []);
    return best[0] ?? { kind: 'outside' };
  }

  private placeIn(event: Event, reading: PreparedReading): EventPlace {
    const { dataSources } = this.library;
    const isKnown = dataSources.sourcesOf(event).length > 0;
    const wrapper = reading.needsFields && !hasAny(event, reading.own) && wrappedEvents(event);
    if (wrapper) return { kind: 'wrapped-events', array: wrapper.array, objects: wrapper.objects };
    if (!this.isRead(event, reading)) {
      const isNamed = reading.terms.length > 0 && event.has('sourcetype');
      return { kind: isKnown || isNamed ? 'outside' : 'unrecognized' };
    }
    if (reading.needsFields && !dataSources.isParsed(event)) return { kind: 'unrecognized' };
    if (
      this.isNamed(event, reading) ||
      reading.content.size === 0 ||
      hasAny(event, reading.content)
    )
      return { kind: 'reached' };
    return { kind: isKnown ? 'outside' : 'unrecognized' };
  }

  /** Whether what the search reads includes the event by name, and does not just not exclude it. */
  private isNamed(event: Event, { dataset, terms }: PreparedReading): boolean {
    if (dataset.kind !== 'events') return true;
    const labelled = this.labelled(event);
    return terms.some(({ test }) => [event, labelled].some((one) => test(one, this.run) === true));
  }

  private labelled(event: Event): FieldReader {
    return withLabels(event, this.library.dataSources.possibleLabels(event));
  }

  /** Whether the event belongs to the dataset, or one of its data source can, and comes from where the search reads. */
  private isRead(event: Event, { dataset, origin }: PreparedReading): boolean {
    const { dataSources, dataModels } = this.library;
    const readers = [event, this.labelled(event)];
    if (
      dataset.kind === 'data-model' &&
      !readers.some((one) => dataModels.reads(one, dataset, this.run))
    )
      return false;
    if (dataset.kind === 'enriched-events') {
      const row =
        dataset.shape === 'ocsf'
          ? dataSources.enrichOcsf(event, this.run)
          : dataSources.enrich(event, this.run);
      return row !== undefined;
    }
    return readers.some((one) => origin(one, this.run) !== false);
  }

  private wantedBy({ dataset, terms, content }: PreparedReading): string {
    if (dataset.kind === 'data-model')
      return [dataset.model, dataset.dataset].filter(Boolean).join('.');
    if (dataset.kind === 'enriched-events') return 'enriched events';
    const { text } = this.search.source;
    if (terms.length > 0)
      return terms.map(({ span }) => text.slice(span.start, span.end)).join(' ');
    return content.size === 0 ? 'events' : `events with ${[...content].join(', ')}`;
  }
}

const LONGEST = 200;

interface OriginTerm {
  readonly span: Span;
  readonly test: Test;
}

interface PreparedReading extends Reading {
  readonly origin: Test;
  /** The conditions on where an event comes from. */
  readonly terms: readonly OriginTerm[];
  /** The fields that it tests, and that only some events have. */
  readonly own: ReadonlySet<string>;
  /** These, or if there are none, all that it reads. */
  readonly content: ReadonlySet<string>;
  /** Whether it needs more than the text of an event. */
  readonly needsFields: boolean;
}

function prepare(reading: Reading, environment: Environment): PreparedReading {
  const { filters, tested, fields, dataset } = reading;
  const tests = filters.map((filter) => isFromOrigin(filter, (term) => testOf(term, environment)));
  const isOpen = tested.has('*') || tested.has('_raw');
  const own = withContent(tested);
  const readsText = fields.has('*') || fields.has('_raw');
  return {
    ...reading,
    own,
    origin: (event, run) => !tests.some((test) => test(event, run) === false),
    terms: filters
      .flatMap(originTerms)
      .map((term) => ({ span: term.span, test: testOf(term, environment) })),
    content: isOpen ? new Set() : own.size > 0 || readsText ? own : withContent(fields),
    needsFields: dataset.kind !== 'events' || (!readsText && withContent(fields).size > 0),
  };
}

function withContent(fields: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...fields].filter((field) => !WITHOUT_CONTENT.has(field)));
}

function hasAny(event: Event, fields: ReadonlySet<string>): boolean {
  return [...fields].some((field) => event.has(field));
}

/** The event with every tag and event type that events of its data sources can have. */
function withLabels(
  event: Event,
  { tags, eventTypes }: { tags: readonly string[]; eventTypes: readonly string[] },
): FieldReader {
  const merged = (field: string, more: readonly string[]) =>
    toFieldValue([...new Set([...valuesOf(event.get(field)), ...more])]);
  return {
    get(field) {
      if (field === 'tag') return merged(field, tags);
      return field === 'eventtype' ? merged(field, eventTypes) : event.get(field);
    },
  };
}
