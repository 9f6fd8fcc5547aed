import { posix } from 'node:path';
import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { csvTable, type Table } from '../events/csv-table.ts';
import { jsonRows } from '../events/json-rows.ts';
import type { LookupTable } from '../events/run.ts';
import type { Content } from './content.ts';
import type { TextReader } from './content-reader.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import type { Lookup } from './model.ts';

/** The default maximum number of matches of a lookup (rule 168). */
const MOST_MATCHES = 1000;

interface TableReading {
  readonly reader: TextReader;
  readonly report: Report;
}

/** The table of a lookup: its CSV file, or the CSV or JSON file with the rows of its collection. */
export function readLookupTable(
  content: Content,
  name: string,
  { reader, report }: TableReading,
): LookupTable | undefined {
  const document = definitionOf(content, name);
  for (const file of tableFiles(content, name)) {
    const source = reader.text(file, report);
    if (source === undefined) continue;
    const table = file.endsWith('.json') ? jsonTable(source, report) : csvTable(source.text);
    return withSettings(table, settings(document?.data));
  }
  return document === undefined ? undefined : emptyTable(document.data);
}

/** The files that can have the table of a lookup, by path in the content folder; the first that exists counts. */
export function tableFiles(content: Content, name: string): readonly string[] {
  const document = definitionOf(content, name);
  const { filename, collection } = document?.data ?? {};
  const isCollection = filename === undefined && collection !== undefined;
  const files = isCollection
    ? [`${collection}.csv`, `${collection}.json`, `${name}.csv`, `${name}.json`]
    : filename === undefined
      ? [name, ...(document === undefined ? [] : [tableBeside(document.path)])]
      : [filename];
  const folders = new Set([
    document === undefined ? 'lookups' : posix.dirname(document.path),
    'lookups',
  ]);
  return [...folders].flatMap((folder) => files.map((file) => `${folder}/${baseName(file)}`));
}

function definitionOf({ lookup }: Content, name: string): ContentDocument<Lookup> | undefined {
  return lookup.byName.get(name) ?? lookup.byName.get(name.replace(/\.csv$/, ''));
}

/** Newer content names no file: the table is next to the YAML file, with the same name. */
export function tableBeside(path: string): string {
  return posix.basename(path).replace(/\.ya?ml$/, '.csv');
}

/** Rows are read on first use. */
function withSettings(table: Table, matching: Omit<LookupTable, 'columns' | 'rows'>): LookupTable {
  return {
    ...matching,
    columns: table.columns,
    get rows() {
      return table.rows;
    },
  };
}

function jsonTable(source: Source, report: Report): Table {
  const rows = jsonRows(source.text);
  if (rows === undefined) {
    report(contentDiagnostic('lookup-json', {}, { source, start: 0, end: source.text.length }));
  }
  const columns = new Set((rows ?? []).flatMap((row) => [...row.keys()]));
  return { columns: [...columns], rows: rows ?? [] };
}

/** The file name without folders, so that content cannot refer to other folders. */
function baseName(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return /\.\w+$/.test(name) ? name : `${name}.csv`;
}

function emptyTable(lookup: Lookup): LookupTable {
  const columns = [lookup.fields ?? lookup.fields_list?.split(',') ?? []]
    .flat()
    .map((name) => name.trim());
  return { ...settings(lookup), columns, rows: [] };
}

function settings(lookup: Lookup | undefined): Omit<LookupTable, 'columns' | 'rows'> {
  const { case_sensitive_match, default_match, match_type, max_matches, min_matches } =
    lookup ?? {};
  return {
    caseSensitive: String(case_sensitive_match ?? 'true').toLowerCase() !== 'false',
    defaultMatch: default_match === undefined ? undefined : String(default_match),
    matchTypes: matchTypes([match_type ?? []].flat()),
    maxMatches: Number(max_matches ?? MOST_MATCHES),
    minMatches: Number(min_matches ?? 0),
  };
}

function matchTypes(texts: readonly string[]): ReadonlyMap<string, 'WILDCARD' | 'CIDR'> {
  const types = new Map<string, 'WILDCARD' | 'CIDR'>();
  for (const [, type = '', column = ''] of texts
    .join(',')
    .matchAll(/(WILDCARD|CIDR)\(([^)]*)\)/gi)) {
    types.set(column.trim(), type.toUpperCase() === 'CIDR' ? 'CIDR' : 'WILDCARD');
  }
  return types;
}
