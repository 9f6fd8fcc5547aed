import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, isMap, valuesOf } from '../events/field-value.ts';
import { INDEXED_FIELDS } from '../events/indexed-fields.ts';
import type { Run } from '../events/run.ts';
import {
  applyMapping,
  type LazyMapping,
  type SourceMapping,
  setMissing,
} from './data-source-mapping.ts';
import { plantSources } from './data-source-tree.ts';
import { RecognitionIndex } from './recognition-index.ts';

/** Recognizes events and sets their common fields, as the data sources of the content define. */
export class DataSourceCatalog {
  private readonly index = new RecognitionIndex<LazyMapping>();
  private readonly sourcesByEvent = new WeakMap<Event, readonly SourceMapping[]>();
  /** Events without a field of their own: no reader and no extraction found one in their text. */
  private readonly unparsed = new WeakSet<Event>();

  private readonly documents: readonly ContentDocument<DataSource>[];

  constructor(documents: Iterable<ContentDocument<DataSource>>, report: Report) {
    this.documents = [...documents];
    plantSources(this.documents, this.index, report);
  }

  /** The source and sourcetype of each data source that has both; each pair once. */
  *origins(): Iterable<{ readonly source: string; readonly sourcetype: string }> {
    const seen = new Set<string>();
    for (const { data } of this.documents) {
      const { source, sourcetype, extends: parent } = data;
      const key = JSON.stringify([source, sourcetype]);
      if (source === undefined || sourcetype === undefined || parent !== undefined) continue;
      if (!seen.has(key)) yield { source, sourcetype };
      seen.add(key);
    }
  }

  /** Sets calculated fields and tags on a new event; more general sources come first. */
  normalise(event: Map<string, FieldValue>, run: Run): Event {
    const sources = this.index.find(event).map((mapping) => mapping());
    this.sourcesByEvent.set(event, sources);
    const isParsed = hasOwnField(event);
    const isMapped = sources.some(({ evidence }) => evidence.some((field) => event.has(field)));
    const tags = event.get('tag');
    setOrigin(event, sources);
    let isExtracted = false;
    for (const source of sources) isExtracted = applyMapping(event, source, run) || isExtracted;
    if (!isParsed && !isExtracted) this.unparsed.add(event);
    // A sourcetype alone does not show that the event belongs to a dataset.
    if (!isMapped && !isExtracted) restore(event, 'tag', tags);
    return event;
  }

  /** Whether the event has fields of its own: calculated fields alone do not show that its text was understood. */
  isParsed(event: Event): boolean {
    return !this.unparsed.has(event);
  }

  /** The tags and event types that the data sources of an event can give to their events. */
  possibleLabels(event: Event): {
    readonly tags: readonly string[];
    readonly eventTypes: readonly string[];
  } {
    const sources = this.sourcesByEvent.get(event) ?? [];
    const types = sources.flatMap(({ eventTypes }) => eventTypes);
    return {
      tags: [...sources.flatMap(({ tags }) => tags), ...types.flatMap(({ tags }) => tags)],
      eventTypes: types.map(({ name }) => name),
    };
  }

  /** Names of the data sources of a normalized event, more general ones first. */
  sourcesOf(event: Event): readonly string[] {
    return (this.sourcesByEvent.get(event) ?? []).map(({ name }) => name);
  }

  /** The event that read_ssa_enriched_events() returns for an event; undefined if no source defines one. */
  enrich(event: Event, run: Run): Event | undefined {
    const sources = (this.sourcesByEvent.get(event) ?? []).filter(
      ({ enriched }) => enriched.length > 0,
    );
    if (sources.length === 0) return undefined;
    const inputEvent = new Map<string, FieldValue>([['_time', milliseconds(event)]]);
    for (const { enriched } of sources) {
      for (const [field, value] of enriched) setEnriched(inputEvent, field, value(event, run));
    }
    const models = sources.flatMap(({ enrichedModels }) => enrichedModels);
    inputEvent.set('_datamodels', models);
    return enrichedRow(withoutNulls(inputEvent), models);
  }

  /** The fields of a normalized event that its data sources make a field from, directly and indirectly. */
  fieldsBehind(event: Event, field: string): readonly string[] {
    const sources = this.sourcesByEvent.get(event) ?? [];
    const found = new Set([field]);
    for (const name of found)
      for (const { origins } of sources)
        for (const read of origins.get(name) ?? []) found.add(read);
    found.delete(field);
    return [...found];
  }

  /**
   * The event that read_ba_enriched_events() returns, in the Open Cybersecurity Schema Framework; undefined if no
   * source defines one.
   */
  enrichOcsf(event: Event, run: Run): Event | undefined {
    const sources = this.sourcesByEvent.get(event) ?? [];
    const fields = sources.flatMap(({ ocsf }) => ocsf);
    if (fields.length === 0) return undefined;
    const inputEvent = new Map<string, FieldValue>([['time', Number(milliseconds(event))]]);
    for (const [path, value] of fields) setAt(inputEvent, path.split('.'), value(event, run));
    return enrichedRow(inputEvent, []);
  }
}

function restore(
  event: Map<string, FieldValue>,
  field: string,
  value: FieldValue | undefined,
): void {
  if (value === undefined) event.delete(field);
  else event.set(field, value);
}

function hasOwnField(event: Event): boolean {
  for (const field of event.keys()) if (!INDEXED_FIELDS.has(field)) return true;
  return false;
}

function enrichedRow(inputEvent: Map<string, FieldValue>, models: readonly string[]): Event {
  return new Map<string, FieldValue>([
    ['input_event', inputEvent],
    ['_datamodels', models],
    ['body', new Map()],
  ]);
}

/** Sets a value in nested maps; null sets nothing. */
function setAt(
  map: Map<string, FieldValue>,
  [key = '', ...rest]: readonly string[],
  value: FieldValue,
): void {
  if (value === null) return;
  if (rest.length === 0) {
    map.set(key, value);
    return;
  }
  const known = map.get(key);
  const inner = isMap(known) ? new Map(known) : new Map<string, FieldValue>();
  setAt(inner, rest, value);
  map.set(key, inner);
}

/** Every event in Splunk has a source and sourcetype. If the data has none, they come from the data source. */
function setOrigin(event: Map<string, FieldValue>, sources: readonly SourceMapping[]): void {
  for (const { source, sourcetype } of sources.toReversed()) {
    setMissing(event, 'source', source);
    setMissing(event, 'sourcetype', sourcetype);
  }
  setMissing(event, 'host', 'unknown');
}

/** `ips{}` is a list, even with one value. */
function setEnriched(event: Map<string, FieldValue>, field: string, value: FieldValue): void {
  if (field.endsWith('{}')) event.set(field.slice(0, -2), valuesOf(value));
  else event.set(field, value);
}

/** Enriched events have their time as a string, in milliseconds. */
function milliseconds(event: Event): FieldValue {
  const time = event.get('_time');
  return typeof time === 'number' ? String(Math.round(time * 1000)) : null;
}

function withoutNulls(event: ReadonlyMap<string, FieldValue>): Map<string, FieldValue> {
  return new Map([...event].filter(([, value]) => value !== null));
}
