import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { contentDiagnostic } from '../content/diagnostics.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, isMap, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { dataSourceDiagnostic } from './data-source-diagnostics.ts';
import {
  applyMapping,
  compileMapping,
  type SourceMapping,
  setMissing,
} from './data-source-mapping.ts';
import { type Recognised, RecognitionIndex } from './recognition-index.ts';

/** Recognises events and gives them their common fields, as the data sources of the content say. */
export class DataSourceCatalog {
  private readonly index = new RecognitionIndex<SourceMapping>();
  private readonly sourcesByEvent = new WeakMap<Event, readonly SourceMapping[]>();

  constructor(documents: Iterable<ContentDocument<DataSource>>, report: Report) {
    addSources(this.index, [...documents].filter(recognisesEvents), report);
  }

  /** Sets calculated fields and tags on an event that was just read; more general sources come first. */
  normalise(event: Map<string, FieldValue>, run: Run): Event {
    const sources = this.index.find(event);
    this.sourcesByEvent.set(event, sources);
    setOrigin(event, sources);
    for (const source of sources) applyMapping(event, source, run);
    return event;
  }

  /** Names of the data sources that a normalised event was recognised as, more general ones first. */
  sourcesOf(event: Event): readonly string[] {
    return (this.sourcesByEvent.get(event) ?? []).map(({ name }) => name);
  }

  /** The event that read_ssa_enriched_events() returns for an event; undefined when no source makes one. */
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

  /** The event that read_ba_enriched_events() returns, in the Open Cybersecurity Schema; undefined likewise. */
  enrichOcsf(event: Event, run: Run): Event | undefined {
    const sources = this.sourcesByEvent.get(event) ?? [];
    const fields = sources.flatMap(({ ocsf }) => ocsf);
    if (fields.length === 0) return undefined;
    const inputEvent = new Map<string, FieldValue>([['time', Number(milliseconds(event))]]);
    for (const [path, value] of fields) setAt(inputEvent, path.split('.'), value(event, run));
    return enrichedRow(inputEvent, []);
  }
}

function enrichedRow(inputEvent: Map<string, FieldValue>, models: readonly string[]): Event {
  return new Map<string, FieldValue>([
    ['input_event', inputEvent],
    ['_datamodels', models],
    ['body', new Map()],
  ]);
}

/** Sets a value in maps within maps; null sets nothing. */
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

/** Every event in Splunk has an origin; one that the data does not name comes from what it was recognised as. */
function setOrigin(event: Map<string, FieldValue>, sources: readonly SourceMapping[]): void {
  for (const { source, sourcetype } of sources.toReversed()) {
    setMissing(event, 'source', source);
    setMissing(event, 'sourcetype', sourcetype);
  }
  setMissing(event, 'host', 'unknown');
}

/** `ips{}` is a list, whatever the number of its values. */
function setEnriched(event: Map<string, FieldValue>, field: string, value: FieldValue): void {
  if (field.endsWith('{}')) event.set(field.slice(0, -2), valuesOf(value));
  else event.set(field, value);
}

/** Enriched events carry their time as text, in milliseconds. */
function milliseconds(event: Event): FieldValue {
  const time = event.get('_time');
  return typeof time === 'number' ? String(Math.round(time * 1000)) : null;
}

function withoutNulls(event: ReadonlyMap<string, FieldValue>): Map<string, FieldValue> {
  return new Map([...event].filter(([, value]) => value !== null));
}

/** Public data sources document a source without saying how to recognise it; they are no part of this. */
function recognisesEvents({ data }: ContentDocument<DataSource>): boolean {
  return data.recognise !== undefined || data.extends !== undefined;
}

/** Where the refinements of a source belong, and by which field they are told apart. */
interface Place {
  readonly index: RecognitionIndex<SourceMapping>;
  readonly separator: string | undefined;
}

function addSources(
  root: RecognitionIndex<SourceMapping>,
  documents: readonly ContentDocument<DataSource>[],
  report: Report,
): void {
  const byName = new Map(documents.map((document) => [document.data.name, document]));
  const places = new Map<string, Place | undefined>();
  const placeOf = (document: ContentDocument<DataSource>): Place | undefined => {
    const { name } = document.data;
    if (places.has(name)) return places.get(name);
    // Whoever asks for this name before its place is known is below itself.
    places.set(name, undefined);
    const parent = parentOf(document);
    const place = parent && addSource(document, parent, report);
    places.set(name, place);
    return place;
  };
  const parentOf = (document: ContentDocument<DataSource>): Place | undefined => {
    const { name, extends: parentName } = document.data;
    if (parentName === undefined) return { index: root, separator: undefined };
    const parent = byName.get(parentName);
    const span = document.spanAt(['extends']);
    if (parent === undefined) {
      const params = { name: parentName, nearest: nearest(parentName, byName.keys()) };
      report(dataSourceDiagnostic('unknown-parent', params, span));
    } else if (isBelow(parent, name, byName)) {
      report(dataSourceDiagnostic('cyclic-parents', { name }, span));
    } else return placeOf(parent);
    return undefined;
  };
  for (const document of documents) placeOf(document);
}

function isBelow(
  document: ContentDocument<DataSource>,
  name: string,
  byName: ReadonlyMap<string, ContentDocument<DataSource>>,
): boolean {
  const seen = new Set<string>();
  for (let at: typeof document | undefined = document; at !== undefined; ) {
    if (at.data.name === name) return true;
    if (seen.has(at.data.name)) return false;
    seen.add(at.data.name);
    at = at.data.extends === undefined ? undefined : byName.get(at.data.extends);
  }
  return false;
}

function addSource(
  document: ContentDocument<DataSource>,
  { index, separator }: Place,
  report: Report,
): Place {
  const descriptions = descriptionsOf(document, separator, report);
  const children = index.add(descriptions, compileMapping(document, report));
  return { index: children, separator: document.data.separator ?? separator };
}

/** What the events of a source look like beyond what its parent says. */
function descriptionsOf(
  document: ContentDocument<DataSource>,
  separator: string | undefined,
  report: Report,
): readonly Recognised[] {
  const { recognise, separator_value: value, extends: parent } = document.data;
  if (parent === undefined) reportMissingOrigin(document, report);
  if (recognise !== undefined) return [recognise].flat();
  if (separator !== undefined && value !== undefined) {
    return [{ [separator]: [value].flat().map(String) }];
  }
  const span = document.spanAt(['separator_value']);
  report(dataSourceDiagnostic('no-separator', { parent: parent ?? '' }, span));
  return [];
}

function reportMissingOrigin(document: ContentDocument<DataSource>, report: Report): void {
  for (const key of ['source', 'sourcetype'] as const) {
    if (document.data[key] !== undefined) continue;
    const params = { key, parent: `the data source "${document.data.name}"` };
    report(contentDiagnostic('missing-key', params, document.spanAt([])));
  }
}
