import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { type CompiledSearch, compileSearchText } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, fromJson, toText, valuesOf } from '../../tooling/events/field-value.ts';
import { orFailure, runWith, SearchFailure } from '../../tooling/events/run.ts';

type Row = Readonly<Record<string, unknown>>;

/** A search, the rows that it starts from, and what Splunk makes of it. */
export interface CaseSearch {
  readonly id: string;
  readonly search: string;
  readonly input?: readonly Row[];
  /** The present, in seconds since 1970. */
  readonly now?: number;
  readonly expect: {
    /** In order, exactly these fields. A number matches any text of that number, a text itself alone. */
    readonly rows?: readonly Row[];
    readonly refused?: boolean;
    readonly accepted?: boolean;
    readonly executable?: boolean;
    readonly unsupported?: boolean;
    /** Something is reported; a number: exactly so many diagnostics. */
    readonly reported?: boolean | number;
  };
}

/** Why a case does not hold; undefined where it does. */
export function missOf(item: CaseSearch, library: Library): string | undefined {
  const problems: Diagnostic[] = [];
  const source = fileSource(item.id, item.search);
  const compiled = compileSearchText(source, library, (problem) => problems.push(problem));
  const difference = item.expect.refused
    ? notRefused(item, compiled, library)
    : (wrongStatus(item, compiled, problems) ?? wrongRows(item, compiled, library));
  return difference === undefined ? undefined : `${item.id}: ${item.search}: ${difference}`;
}

/** Splunk refuses a search before it runs, or lets it fail over its rows. */
function notRefused(item: CaseSearch, compiled: CompiledSearch, library: Library) {
  if (compiled.status === 'error') return undefined;
  return rowsOf(item, compiled, library) instanceof SearchFailure ? undefined : 'not refused';
}

function wrongStatus(
  { expect }: CaseSearch,
  { status }: CompiledSearch,
  problems: readonly Diagnostic[],
): string | undefined {
  const first = problems.find(({ severity }) => severity === 'error')?.message ?? 'no error';
  const { length } = problems;
  const { accepted, executable, unsupported, reported } = expect;
  if (unsupported) return status === 'unsupported' ? undefined : `${status}, not unsupported`;
  if (reported === true) return length > 0 ? undefined : 'nothing is reported';
  if (reported !== undefined) return length === reported ? undefined : `${length} are reported`;
  if (accepted) return status === 'error' ? `refused: ${first}` : undefined;
  if (executable) return status === 'executable' ? undefined : `${status}: ${first}`;
  return status === 'error' ? `refused: ${first}` : undefined;
}

function wrongRows(item: CaseSearch, compiled: CompiledSearch, library: Library) {
  const wanted = item.expect.rows;
  if (wanted === undefined) return undefined;
  const rows = rowsOf(item, compiled, library);
  if (rows instanceof SearchFailure) return `fails: ${rows.message}`;
  const isSame =
    rows.length === wanted.length && rows.every((row, index) => isRow(row, wanted[index] ?? {}));
  if (isSame) return undefined;
  return `gives ${JSON.stringify(rows.map(shownRow))}, not ${JSON.stringify(wanted)}`;
}

/** The rows of a case, or why it fails. */
export function rowsOf(
  { input = [], now = 0 }: CaseSearch,
  { executable }: CompiledSearch,
  library: Library,
): readonly Event[] | SearchFailure {
  const rows = input.map(eventOf);
  const run = runWith({
    now,
    scan: (dataset) => (dataset.kind === 'events' ? rows : []),
    lookup: (name) => library.lookup(name),
  });
  return orFailure(() => [...executable(run)]);
}

function eventOf(row: Row): Event {
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return new Map(known.map(([name, value]) => [name, fromJson(value)]));
}

function isRow(row: Event, wanted: Row): boolean {
  const fields = Object.entries(wanted);
  if (row.size !== fields.length) return false;
  return fields.every(([name, value]) => isValue(row.get(name), value));
}

function isValue(value: FieldValue | undefined, wanted: unknown): boolean {
  const found = valuesOf(value).map(toText);
  const texts = Array.isArray(wanted) ? wanted : [wanted];
  return found.length === texts.length && found.every((text, index) => isText(text, texts[index]));
}

function isText(text: string, wanted: unknown): boolean {
  if (typeof wanted !== 'number') return text === wanted;
  return text.trim() !== '' && Number(text).toPrecision(12) === wanted.toPrecision(12);
}

function shownRow(row: Event): Row {
  return Object.fromEntries([...row].map(([name, value]) => [name, valuesOf(value).map(toText)]));
}
