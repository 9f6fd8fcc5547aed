import type { ContentDocument } from '../content/document.ts';
import type { DataSource, LogSourceEvents, LogSources as LogSourceFile } from '../content/model.ts';
import {
  type EventStream,
  type LogSource,
  type LogSourceName,
  type LogSources,
  printLogSource,
  type StreamCondition,
} from '../sigma/log-source.ts';
import { lineageOf } from './data-source-lineage.ts';

type Entry = LogSourceFile['log_sources'][number];

interface Listed {
  readonly file: LogSourceFile;
  readonly entry: Entry;
}

/** The log sources that content defines, with the data sources that recognize their events. */
export class LogSourceCatalog implements LogSources {
  private readonly entries = new Map<string, Listed>();
  private readonly known = new Map<string, LogSource>();
  private readonly dataSources: ReadonlyMap<string, ContentDocument<DataSource>>;

  /** The first of several definitions of a log source is used. */
  constructor(
    files: Iterable<ContentDocument<LogSourceFile>>,
    dataSources: Iterable<ContentDocument<DataSource>>,
  ) {
    this.dataSources = new Map([...dataSources].map((document) => [document.data.name, document]));
    for (const { data: file } of files) {
      for (const entry of file.log_sources) {
        const key = keyOf({ product: file.product, ...entry });
        if (!this.entries.has(key)) this.entries.set(key, { file, entry });
      }
    }
  }

  /** A rule may name less, or more, than the definition: a category without its product, or with a service. */
  find(name: LogSourceName): LogSource | undefined {
    const key = candidates(name).find((candidate) => this.entries.has(candidate));
    const listed = this.entries.get(key ?? '');
    if (key === undefined || listed === undefined) return undefined;
    const source = this.known.get(key) ?? this.read(listed);
    this.known.set(key, source);
    return source;
  }

  *names(): Iterable<string> {
    for (const { file, entry } of this.entries.values())
      yield printLogSource(nameOf({ product: file.product, ...entry }));
  }

  private read({ file, entry }: Listed): LogSource {
    const own = entry.known_fields;
    return {
      name: printLogSource(nameOf({ product: file.product, ...entry })),
      streams: entry.events.flatMap((events) => this.streamsOf(events, file)),
      known:
        own && new Set([...own, ...(file.known_fields ?? []), ...Object.keys(file.fields ?? {})]),
    };
  }

  private streamsOf(events: LogSourceEvents, file: LogSourceFile): readonly EventStream[] {
    const { data_source: dataSource, where = {} } = events;
    const fields = new Map([
      ...Object.entries(file.fields ?? {}),
      ...Object.entries(events.fields ?? {}),
    ]);
    const own = Object.entries(where).map(([field, values]) => ({
      field,
      values: [values].flat().map(String),
    }));
    const recognized = dataSource === undefined ? [[]] : this.recognizedBy(dataSource);
    return recognized.map((conditions) => ({
      dataSource,
      where: withoutRepeats([...conditions, ...own]),
      fields,
      dataModel: events.data_model,
      dataModelFields: new Map(Object.entries(events.data_model_fields ?? {})),
    }));
  }

  /** The conditions by which the events of a data source are recognized: alternatives of conditions that all hold. */
  private recognizedBy(name: string): readonly (readonly StreamCondition[])[] {
    let alternatives: readonly (readonly StreamCondition[])[] = [[]];
    let separator: string | undefined;
    for (const { data } of lineageOf(name, this.dataSources)) {
      const choices = descriptionsOf(data, separator);
      separator = data.separator ?? separator;
      alternatives = alternatives.flatMap((before) =>
        choices.map((choice) => [...before, ...choice]),
      );
    }
    return alternatives;
  }
}

function descriptionsOf(
  { recognize, separator_value: value }: DataSource,
  separator: string | undefined,
): readonly (readonly StreamCondition[])[] {
  if (recognize !== undefined)
    return [recognize].flat().map((description) =>
      Object.entries(description).map(([field, values]) => ({
        field,
        values: [values].flat().map(String),
      })),
    );
  if (separator === undefined || value === undefined) return [[]];
  return [[{ field: separator, values: [value].flat().map(String) }]];
}

/** A later condition on a field is more specific than an earlier one. */
function withoutRepeats(conditions: readonly StreamCondition[]): readonly StreamCondition[] {
  return [...new Map(conditions.map((condition) => [condition.field, condition])).values()];
}

interface Named {
  readonly product?: string | undefined;
  readonly category?: string | undefined;
  readonly service?: string | undefined;
}

function nameOf({ product, category, service }: Named): LogSourceName {
  return { product, category, service };
}

function keyOf({ product, category, service }: Named): string {
  return [product, category, service].map((part) => part?.toLowerCase() ?? '').join('\0');
}

/** What a rule may mean: its own names first. A product alone is only meant by a rule that names nothing else. */
function candidates({ product, category, service }: LogSourceName): readonly string[] {
  return [
    { product, category, service },
    ...(service === undefined ? [] : [{ product, service }, { category, service }, { service }]),
    ...(category === undefined ? [] : [{ product, category }, { category }]),
  ].map(keyOf);
}
