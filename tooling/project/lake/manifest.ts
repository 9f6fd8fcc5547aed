import { isRecord } from '../../base/record.ts';
import type { TableContent } from './lake-table.ts';

/** The file that describes a lake, in its folder. */
export const MANIFEST = 'manifest.json';

/** What was loaded into a lake, and how far. Only files that it names belong to the lake. */
export interface Manifest {
  readonly format: 'tripline-lake';
  readonly version: 1;
  /** What decides how logs become rows: a load that differs in it cannot go on. */
  readonly settings: LakeSettings;
  readonly tables: readonly TableEntry[];
  readonly logs: readonly LogEntry[];
  /** How many events were read for all logs. */
  readonly events: number;
}

/** What decides how logs become rows. */
export interface LakeSettings {
  /** A digest of the data sources and data models that normalized the events. */
  readonly mapping: string;
  readonly source: string | null;
  readonly sourcetype: string | null;
  readonly since: number | null;
  readonly until: number | null;
}

/** A table: its columns and files. */
export interface TableEntry {
  readonly name: string;
  readonly content: TableContent;
  readonly rows: number;
  readonly fields: readonly FieldEntry[];
  readonly parts: readonly PartEntry[];
}

/** A field of a table, and which of its two columns some file has. */
export interface FieldEntry {
  readonly field: string;
  readonly texts: boolean;
  readonly lists: boolean;
}

/** A Parquet file with rows of one day. */
export interface PartEntry {
  /** Relative to the lake, with forward slashes. */
  readonly path: string;
  readonly day: string;
  readonly rows: number;
  readonly bytes: number;
}

/** A log, and how many of its events are in the lake. */
export interface LogEntry {
  readonly path: string;
  /** The size of the file, and when it was changed last, in milliseconds since 1970. */
  readonly bytes: number | null;
  readonly modified: number | null;
  readonly events: number;
  readonly isLoaded: boolean;
}

/** The manifest in a text; undefined if it is none. */
export function readManifest(text: string): Manifest | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isManifest(parsed) ? parsed : undefined;
}

/** The text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 1)}\n`;
}

/** The path of a part: nothing else is read or deleted. */
export const PART_PATH = /^[a-z0-9_$][a-z0-9_.$]*\/day=\d{4}-\d\d-\d\d\/part-\d{6}\.parquet$/;

function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    value['format'] === 'tripline-lake' &&
    value['version'] === 1 &&
    isSettings(value['settings']) &&
    isListOf(value['tables'], isTable) &&
    isListOf(value['logs'], isLog) &&
    isCount(value['events'])
  );
}

function isSettings(value: unknown): value is LakeSettings {
  return (
    isRecord(value) &&
    typeof value['mapping'] === 'string' &&
    isNullOr(value['source'], 'string') &&
    isNullOr(value['sourcetype'], 'string') &&
    isNullOr(value['since'], 'number') &&
    isNullOr(value['until'], 'number')
  );
}

function isTable(value: unknown): value is TableEntry {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    /^[a-z0-9_$][a-z0-9_.$]*$/.test(value['name']) &&
    isContent(value['content']) &&
    isCount(value['rows']) &&
    isListOf(value['fields'], isField) &&
    isListOf(value['parts'], isPart)
  );
}

function isContent(value: unknown): value is TableContent {
  if (!isRecord(value)) return false;
  if (value['kind'] === 'events') return true;
  const { model, dataset } = value;
  return value['kind'] === 'data-model' && typeof model === 'string' && typeof dataset === 'string';
}

function isField(value: unknown): value is FieldEntry {
  return (
    isRecord(value) &&
    typeof value['field'] === 'string' &&
    typeof value['texts'] === 'boolean' &&
    typeof value['lists'] === 'boolean'
  );
}

function isPart(value: unknown): value is PartEntry {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    PART_PATH.test(value['path']) &&
    typeof value['day'] === 'string' &&
    isCount(value['rows']) &&
    isCount(value['bytes'])
  );
}

function isLog(value: unknown): value is LogEntry {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    isNullOr(value['bytes'], 'number') &&
    isNullOr(value['modified'], 'number') &&
    isCount(value['events']) &&
    typeof value['isLoaded'] === 'boolean'
  );
}

function isListOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isNullOr(value: unknown, type: 'string' | 'number'): boolean {
  return value === null || typeof value === type;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
