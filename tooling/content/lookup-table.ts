import Papa from 'papaparse';
import type { Report } from '../base/diagnostic.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { LookupTable } from '../events/run.ts';
import type { Content } from './content.ts';
import { readText } from './files.ts';
import type { Lookup } from './model.ts';

/** Rows that a lookup gives at most for one value, unless it says so itself (rule 168). */
const MOST_MATCHES = 1000;

/** The table of a lookup: its CSV file beside the YAML, or the CSV that holds the rows of its collection. */
export function readLookupTable(
  content: Content,
  name: string,
  report: Report,
): LookupTable | undefined {
  const document =
    content.lookup.byName.get(name) ?? content.lookup.byName.get(name.replace(/\.csv$/, ''));
  const file =
    document?.data.filename ??
    (document?.data.collection === undefined ? name : `${document.data.collection}.csv`);
  const source = readText(content.root, `lookups/${baseName(file)}`, ignoreMissing(report));
  if (source === undefined) return document === undefined ? undefined : emptyTable(document.data);
  const { data, meta } = Papa.parse<Record<string, string>>(source.text, {
    header: true,
    transformHeader: (name) => name.trim(),
    skipEmptyLines: true,
  });
  const columns = meta.fields ?? [];
  return { ...settings(document?.data), columns, rows: data.map((row) => rowOf(row, columns)) };
}

/** A name from content never leads into another folder. */
function baseName(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return /\.\w+$/.test(name) ? name : `${name}.csv`;
}

function ignoreMissing(report: Report): Report {
  return (diagnostic) => {
    if (!diagnostic.message.includes('does not exist')) report(diagnostic);
  };
}

function rowOf(row: Readonly<Record<string, string>>, columns: readonly string[]): Event {
  const event = new Map<string, FieldValue>();
  for (const column of columns) {
    const value = row[column];
    if (value !== undefined && value !== '') event.set(column, value);
  }
  return event;
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
