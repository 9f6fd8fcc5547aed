import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import { wildcardMatcher } from '../engine/wildcard.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Evaluate, Run } from '../events/run.ts';
import { compileExpressionText } from './compile-text.ts';

/** What a data source makes of an event. */
interface CompiledSource {
  readonly name: string;
  readonly calculated: readonly (readonly [field: string, value: Evaluate])[];
  readonly tags: readonly string[];
  readonly enriched: readonly (readonly [field: string, value: Evaluate])[];
  readonly enrichedModels: readonly string[];
}

/** Recognises events and gives them their common fields, as the data sources of the content say. */
export class DataSourceCatalog {
  private readonly index = new RecognitionIndex();
  private readonly sourcesByEvent = new WeakMap<Event, readonly CompiledSource[]>();

  constructor(documents: Iterable<ContentDocument<DataSource>>, report: Report) {
    for (const document of documents) {
      const { recognise } = document.data;
      if (recognise !== undefined) this.index.add(recognise, compileSource(document, report));
    }
  }

  /** Sets calculated fields and tags on an event that was just read; more general sources come first. */
  normalise(event: Map<string, FieldValue>, run: Run): Event {
    const sources = this.index.find(event);
    this.sourcesByEvent.set(event, sources);
    for (const source of sources) applySource(event, source, run);
    return event;
  }

  /** The event that read_ssa_enriched_events() returns for an event; undefined when no source makes one. */
  enrich(event: Event, run: Run): Event | undefined {
    const sources = (this.sourcesByEvent.get(event) ?? []).filter(
      ({ enriched }) => enriched.length > 0,
    );
    if (sources.length === 0) return undefined;
    const inputEvent = new Map<string, FieldValue>([['_time', milliseconds(event)]]);
    for (const { enriched } of sources) {
      for (const [field, value] of enriched) inputEvent.set(field, value(event, run));
    }
    const models = sources.flatMap(({ enrichedModels }) => enrichedModels);
    inputEvent.set('_datamodels', models);
    return new Map<string, FieldValue>([
      ['input_event', withoutNulls(inputEvent)],
      ['_datamodels', models],
      ['body', new Map()],
    ]);
  }
}

/** Enriched events carry their time as text, in milliseconds. */
function milliseconds(event: Event): FieldValue {
  const time = event.get('_time');
  return typeof time === 'number' ? String(Math.round(time * 1000)) : null;
}

function withoutNulls(event: ReadonlyMap<string, FieldValue>): Map<string, FieldValue> {
  return new Map([...event].filter(([, value]) => value !== null));
}

function compileSource(document: ContentDocument<DataSource>, report: Report): CompiledSource {
  const { name, calculated_fields, enriched_event, event_tags, enriched_models } = document.data;
  const compileAll = (key: 'calculated_fields' | 'enriched_event', fields: object | undefined) =>
    Object.keys(fields ?? {}).map((field) => {
      const source = document.embedded([key, field]);
      return [field, compileExpressionText(source, report)] as const;
    });
  return {
    name,
    calculated: compileAll('calculated_fields', calculated_fields),
    enriched: compileAll('enriched_event', enriched_event),
    tags: event_tags ?? [],
    enrichedModels: enriched_models ?? [],
  };
}

/** Calculated fields see the event as it was before any of them was set. */
function applySource(
  event: Map<string, FieldValue>,
  { calculated, tags }: CompiledSource,
  run: Run,
): void {
  const results = calculated.map(([field, value]) => [field, value(event, run)] as const);
  for (const [field, value] of results) {
    if (value === null) event.delete(field);
    else event.set(field, value);
  }
  if (tags.length === 0) return;
  const all = new Set([...valuesOf(event.get('tag')).map(toText), ...tags]);
  event.set('tag', toFieldValue([...all]));
}

type Recognise = NonNullable<DataSource['recognise']>;

interface Bucket {
  readonly fields: readonly string[];
  /** By the exact values of the fields, in lower case. */
  readonly exact: Map<string, CompiledSource[]>;
  readonly patterns: {
    readonly matches: readonly ((text: string) => boolean)[];
    readonly source: CompiledSource;
  }[];
}

/** Finds the data sources of an event by the values of the fields that tell them apart. */
class RecognitionIndex {
  private buckets: Bucket[] = [];

  add(recognise: Recognise, source: CompiledSource): void {
    const fields = Object.keys(recognise).sort();
    const values = fields.map((field) =>
      [recognise[field] ?? []].flat().map((value) => value.toLowerCase()),
    );
    const bucket = this.bucketFor(fields);
    if (values.flat().some((value) => value.includes('*'))) {
      const matches = values.map(anyPattern);
      bucket.patterns.push({ matches, source });
      return;
    }
    for (const key of combinations(values)) {
      bucket.exact.set(key, [...(bucket.exact.get(key) ?? []), source]);
    }
  }

  find(event: Event): readonly CompiledSource[] {
    const found: CompiledSource[] = [];
    for (const { fields, exact, patterns } of this.buckets) {
      const values = fields.map((field) => toText(event.get(field)).toLowerCase());
      found.push(...(exact.get(values.join('\0')) ?? []));
      for (const { matches, source } of patterns) {
        if (matches.every((match, index) => match(values[index] ?? ''))) found.push(source);
      }
    }
    return found;
  }

  private bucketFor(fields: readonly string[]): Bucket {
    const key = fields.join('\0');
    const known = this.buckets.find((bucket) => bucket.fields.join('\0') === key);
    if (known !== undefined) return known;
    const bucket: Bucket = { fields, exact: new Map(), patterns: [] };
    // Fewer fields are more general; what is more special has the last word.
    this.buckets = [...this.buckets, bucket].sort((a, b) => a.fields.length - b.fields.length);
    return bucket;
  }
}

function anyPattern(values: readonly string[]): (text: string) => boolean {
  const matchers = values.map(wildcardMatcher);
  return (text) => matchers.some((matches) => matches(text));
}

function combinations(values: readonly (readonly string[])[]): string[] {
  const lists = values.reduce<string[][]>(
    (rows, choices) => rows.flatMap((row) => choices.map((choice) => [...row, choice])),
    [[]],
  );
  return lists.map((list) => list.join('\0'));
}
