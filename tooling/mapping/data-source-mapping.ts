import type { Report } from '../base/diagnostic.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { DataSource, FieldTable } from '../content/model.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import { INDEXED_FIELDS } from '../events/indexed-fields.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import type { Regex } from '../regex/regex.ts';
import { compileConstraint, compileReading, type ReadingExpression } from './compile-text.ts';
import { dataSourceDiagnostic } from './data-source-diagnostics.ts';

type NamedValue = readonly [field: string, value: Evaluate];

interface Lookup {
  readonly field: string;
  readonly output: string;
  /** By the looked-up value in lower case. */
  readonly values: ReadonlyMap<string, string>;
  readonly otherwise: string | undefined;
}

interface RowTable {
  readonly field: string;
  /** The fields that each row sets, by the looked-up value in lower case. */
  readonly rows: ReadonlyMap<string, readonly (readonly [field: string, value: string])[]>;
}

interface CompiledEventType {
  readonly name: string;
  readonly admits: Test | undefined;
  readonly tags: readonly string[];
}

/** The compiled mapping of a data source: what it does to the events that it recognizes. */
export interface SourceMapping {
  readonly name: string;
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
  readonly namedValues: NonNullable<DataSource['named_values']>;
  readonly extractions: readonly { readonly field: string; readonly regex: Regex }[];
  readonly lookups: readonly Lookup[];
  readonly tables: readonly RowTable[];
  readonly calculated: readonly NamedValue[];
  readonly tags: readonly string[];
  readonly eventTypes: readonly CompiledEventType[];
  readonly enriched: readonly NamedValue[];
  readonly enrichedModels: readonly string[];
  /** By field path, parts joined by dots. */
  readonly ocsf: readonly NamedValue[];
  /** The fields that each field of the mapping is made from. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
  /** The fields that show that an event was understood: those by which it is recognized, and those that are mapped. */
  readonly evidence: readonly string[];
}

/** A mapping that is compiled on first use. */
export type LazyMapping = () => SourceMapping;

/** Compiles a mapping: immediately, to report its mistakes, unless an earlier run found none. */
export function lazyMapping(document: ContentDocument<DataSource>, report: Report): LazyMapping {
  let mapping = document.isPrepared ? undefined : compileMapping(document, report);
  return () => {
    mapping ??= compileMapping(document, report);
    return mapping;
  };
}

function compileMapping(document: ContentDocument<DataSource>, report: Report): SourceMapping {
  const { data } = document;
  const calculated = compileFields(document, 'calculated_fields', report);
  return {
    name: data.name,
    source: data.source,
    sourcetype: data.sourcetype,
    namedValues: data.named_values ?? [],
    extractions: compileExtractions(document, report),
    lookups: Object.entries(data.lookups ?? {}).map(([output, lookup]) => ({
      field: lookup.field,
      output,
      values: new Map(
        Object.entries(lookup.values).map(([key, value]) => [key.toLowerCase(), String(value)]),
      ),
      otherwise: lookup.default,
    })),
    tables: (data.tables ?? []).map(rowTable),
    calculated: calculated.map(named),
    tags: data.event_tags ?? [],
    eventTypes: compileEventTypes(document, report),
    enriched: compileFields(document, 'enriched_event', report).map(named),
    enrichedModels: data.enriched_models ?? [],
    ocsf: compileFields(document, 'ocsf_event', report).map(named),
    origins: originsOf(data, calculated),
    evidence: evidenceOf(data, calculated),
  };
}

function originsOf(
  { lookups = {}, tables = [] }: DataSource,
  calculated: readonly CompiledField[],
): SourceMapping['origins'] {
  return new Map<string, readonly string[]>([
    ...tables.flatMap(({ field, columns }) =>
      columns.map((column): [string, readonly string[]] => [column, [field]]),
    ),
    ...Object.entries(lookups).map(([output, { field }]): [string, readonly string[]] => [
      output,
      [field],
    ]),
    ...calculated.map(({ field, reads }): [string, readonly string[]] => [field, reads]),
  ]);
}

/** Fields that every event has show nothing. */
function evidenceOf(data: DataSource, calculated: readonly CompiledField[]): readonly string[] {
  const fields = [
    ...[data.recognize ?? []].flat().flatMap((description) => Object.keys(description)),
    ...Object.values(data.lookups ?? {}).map(({ field }) => field),
    ...(data.tables ?? []).map(({ field }) => field),
    ...(data.named_values ?? []).map(({ names }) => names),
    ...calculated.flatMap(({ reads }) => reads),
    ...(data.separator === undefined ? [] : [data.separator]),
  ];
  return [...new Set(fields)].filter((field) => !INDEXED_FIELDS.has(field));
}

function rowTable({ field, columns, rows }: FieldTable): RowTable {
  const cellsOf = (row: string | readonly string[]) =>
    [row].flat().flatMap((cell, index) => {
      const column = columns[index];
      return cell === '' || column === undefined ? [] : [[column, cell] as const];
    });
  const entries = Object.entries(rows).map(
    ([key, row]) => [key.toLowerCase(), cellsOf(row)] as const,
  );
  return { field, rows: new Map(entries) };
}

interface CompiledField extends ReadingExpression {
  readonly field: string;
}

function compileFields(
  document: ContentDocument<DataSource>,
  key: 'calculated_fields' | 'enriched_event' | 'ocsf_event',
  report: Report,
): CompiledField[] {
  return Object.keys(document.data[key] ?? {}).map((field) => {
    return { field, ...compileReading(document.embedded([key, field]), report) };
  });
}

function named({ field, value }: CompiledField): NamedValue {
  return [field, value];
}

function compileExtractions(
  document: ContentDocument<DataSource>,
  report: Report,
): SourceMapping['extractions'] {
  return (document.data.extractions ?? []).flatMap(({ field = '_raw', pattern }, index) => {
    const regex = compileRegex(pattern);
    const path: Path = ['extractions', index, 'pattern'];
    const refuse = (reason: string) => {
      report(dataSourceDiagnostic('bad-extraction', { reason }, document.spanAt(path)));
      return [];
    };
    if (isProblem(regex)) return refuse(regex.reason);
    if (regex.groupNames.length === 0)
      return refuse('it has no named group such as (?<field>…), so it extracts no field');
    return [{ field, regex }];
  });
}

function compileEventTypes(
  document: ContentDocument<DataSource>,
  report: Report,
): CompiledEventType[] {
  return (document.data.event_types ?? []).map(({ name, search, tags = [] }, index) => {
    const source = document.embedded(['event_types', index, 'search']);
    const admits = search === undefined ? undefined : compileConstraint(source, report);
    return { name, admits, tags };
  });
}

/**
 * Applies a data source to an event; later sources see the result and may replace it. Returns whether one of its
 * extractions found something.
 */
export function applyMapping(
  event: Map<string, FieldValue>,
  mapping: SourceMapping,
  run: Run,
): boolean {
  let isExtracted = false;
  for (const lists of mapping.namedValues) spread(event, lists);
  for (const extraction of mapping.extractions)
    isExtracted = extract(event, extraction, run) || isExtracted;
  for (const lookup of mapping.lookups) lookUp(event, lookup);
  for (const table of mapping.tables) setRow(event, table);
  calculate(event, mapping.calculated, run);
  addValues(event, 'tag', mapping.tags);
  for (const { name, admits, tags } of mapping.eventTypes) {
    if (admits?.(event, run) === false) continue;
    addValues(event, 'eventtype', [name]);
    addValues(event, 'tag', tags);
  }
  return isExtracted;
}

/** Sets a field unless the event has it or the value is null. */
export function setMissing(
  event: Map<string, FieldValue>,
  field: string,
  value: string | undefined,
): void {
  if (value !== undefined && !event.has(field)) event.set(field, value);
}

/** `Parameters{}.Name` and `Parameters{}.Value`: each name becomes a field unless it exists. */
function spread(
  event: Map<string, FieldValue>,
  { names, values }: SourceMapping['namedValues'][number],
): void {
  const texts = valuesOf(event.get(values));
  for (const [index, name] of valuesOf(event.get(names)).entries()) {
    const text = texts[index];
    if (text !== undefined && text !== '') setMissing(event, toText(name), toText(text));
  }
}

function extract(
  event: Map<string, FieldValue>,
  { field, regex }: SourceMapping['extractions'][number],
  run: Run,
): boolean {
  for (const value of valuesOf(event.get(field))) {
    const match = regex.exec(toText(value), run.budget);
    if (match === undefined) continue;
    for (const [name, text] of match.named) if (text !== '') event.set(name, text);
    return true;
  }
  return false;
}

function lookUp(
  event: Map<string, FieldValue>,
  { field, output, values, otherwise }: Lookup,
): void {
  const found = valuesOf(event.get(field)).flatMap(
    (value) => values.get(toText(value).toLowerCase()) ?? otherwise ?? [],
  );
  if (found.length > 0) event.set(output, toFieldValue(found));
}

function setRow(event: Map<string, FieldValue>, { field, rows }: RowTable): void {
  const key = toText(event.get(field)).toLowerCase();
  for (const [output, value] of rows.get(key) ?? []) event.set(output, value);
}

/** Calculated fields read the event before any of them is set. */
function calculate(
  event: Map<string, FieldValue>,
  calculated: readonly NamedValue[],
  run: Run,
): void {
  const results: FieldValue[] = [];
  for (const [, value] of calculated) results.push(value(event, run));
  let index = 0;
  for (const [field] of calculated) {
    const value = results[index] ?? null;
    index += 1;
    if (value !== null) event.set(field, value);
    else if (event.has(field)) event.delete(field);
  }
}

function addValues(event: Map<string, FieldValue>, field: string, values: readonly string[]): void {
  if (values.length === 0) return;
  const before = valuesOf(event.get(field));
  const added = values.filter((value) => !before.includes(value));
  if (added.length > 0) event.set(field, toFieldValue([...before, ...added]));
}
