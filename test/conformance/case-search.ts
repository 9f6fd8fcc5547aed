import {
  type Content,
  compile,
  type Row,
  runSearch,
  type Search,
  type SearchResult,
  type Value,
} from '../../tooling/api/index.ts';
import { fromJson, toText, valuesOf } from '../../tooling/events/field-value.ts';

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
export function missOf(item: CaseSearch, content: Content): string | undefined {
  const search = compile(item.search, { content, name: item.id });
  const difference = item.expect.refused
    ? notRefused(item, search)
    : (wrongStatus(item, search) ?? wrongRows(item, search));
  return difference === undefined ? undefined : `${item.id}: ${item.search}: ${difference}`;
}

/** Splunk refuses a search before it runs, or lets it fail over its rows. */
function notRefused(item: CaseSearch, search: Search) {
  if (search.status === 'error') return undefined;
  return resultOf(item, search).failure === undefined ? 'not refused' : undefined;
}

function wrongStatus({ expect }: CaseSearch, { status, diagnostics }: Search): string | undefined {
  const first = diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'no error';
  const { length } = diagnostics;
  const { accepted, executable, unsupported, reported } = expect;
  if (unsupported) return status === 'unsupported' ? undefined : `${status}, not unsupported`;
  if (reported === true) return length > 0 ? undefined : 'nothing is reported';
  if (reported !== undefined) return length === reported ? undefined : `${length} are reported`;
  if (accepted) return status === 'error' ? `refused: ${first}` : undefined;
  if (executable) return status === 'executable' ? undefined : `${status}: ${first}`;
  return status === 'error' ? `refused: ${first}` : undefined;
}

function wrongRows(item: CaseSearch, search: Search) {
  const wanted = item.expect.rows;
  if (wanted === undefined) return undefined;
  const { rows, failure } = resultOf(item, search);
  if (failure !== undefined) return `fails: ${failure}`;
  const isSame =
    rows.length === wanted.length && rows.every((row, index) => isRow(row, wanted[index] ?? {}));
  if (isSame) return undefined;
  return `gives ${JSON.stringify(rows)}, not ${JSON.stringify(wanted)}`;
}

function resultOf({ input = [], now = 0 }: CaseSearch, search: Search): SearchResult {
  return runSearch(search, input, { now });
}

function isRow(row: Row, wanted: Row): boolean {
  const fields = Object.entries(wanted);
  if (Object.keys(row).length !== fields.length) return false;
  return fields.every(([name, value]) => isValue(row[name], value));
}

function isValue(value: Value | undefined, wanted: unknown): boolean {
  const found = valuesOf(fromJson(value)).map(toText);
  const texts = Array.isArray(wanted) ? wanted : [wanted];
  return found.length === texts.length && found.every((text, index) => isText(text, texts[index]));
}

function isText(text: string, wanted: unknown): boolean {
  if (typeof wanted !== 'number') return text === wanted;
  return text.trim() !== '' && Number(text).toPrecision(12) === wanted.toPrecision(12);
}
