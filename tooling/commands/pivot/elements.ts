import type { ArgReader } from '../../spl/arg-reader.ts';
import type { Aggregation, Identifier, SearchExpression, SearchValue } from '../../spl/ast.ts';
import type { Word } from '../../spl/scanner.ts';
import type { Options } from '../arguments.ts';

/** A field for rows or columns, its label, and how its values are binned. */
export interface Split {
  readonly field: Identifier;
  readonly label: Identifier | undefined;
  readonly bins: Options;
}

/** `LIMIT user BY TOP 10 count(src)` */
export interface Limit {
  readonly field: Identifier;
  readonly from: 'top' | 'bottom';
  readonly count: number;
  readonly by: Aggregation;
}

/** An order of a pivot, and how many values it keeps. */
export interface Sort {
  readonly count: number;
  readonly keys: readonly (readonly [field: Identifier, descending: boolean])[];
}

/** The arguments after the data model and dataset. */
export interface Elements {
  readonly cells: readonly Aggregation[];
  readonly rows: readonly Split[];
  readonly columns: readonly Split[];
  readonly filters: readonly SearchExpression[];
  readonly limits: readonly Limit[];
  readonly sort: Sort | undefined;
  /** ROWSUMMARY, COLSUMMARY, SHOWOTHER and NUMCOLS, in lower case. */
  readonly options: Options;
}

const FLAGS = ['rowsummary', 'colsummary', 'showother', 'numcols'];
const CLAUSES = ['splitrow', 'splitcol', 'filter', 'limit', 'sort', ...FLAGS];
const SPLIT_WORDS = ['as', 'range', 'period', 'truelabel', 'falselabel'];
const PERIODS = ['auto', 'year', 'month', 'day', 'hour', 'minute', 'second'];

/**
 * ```
 * elements : aggregation* (split | filter | limit | sort | flag bool)*
 * split    : ("SPLITROW" | "SPLITCOL") field ("AS" label | "RANGE" (name "=" number)+ | "PERIOD" period | …)*
 * filter   : "FILTER" field comparison value?
 * limit    : "LIMIT" field "BY" ("TOP" | "BOTTOM") number aggregation
 * sort     : "SORT" number ("-"? field ","?)+
 * ```
 */
export function parseElements(reader: ArgReader): Elements {
  const rows: Split[] = [];
  const columns: Split[] = [];
  const filters: SearchExpression[] = [];
  const limits: Limit[] = [];
  let sort: Sort | undefined;
  const options = new Map<string, Word>();
  const readers: Readonly<Record<string, () => void>> = {
    splitrow: () => pushIfRead(rows, parseSplit(reader)),
    splitcol: () => pushIfRead(columns, parseSplit(reader)),
    filter: () => pushIfRead(filters, parseFilter(reader)),
    limit: () => pushIfRead(limits, parseLimit(reader)),
    sort: () => {
      sort = parseSort(reader);
    },
  };
  const cells = reader.aggregations(CLAUSES);
  for (;;) {
    while (reader.punctuation(','));
    const clause = CLAUSES.find((word) => reader.keyword(word));
    if (clause === undefined) break;
    const flagValue = FLAGS.includes(clause) ? reader.word() : undefined;
    if (flagValue !== undefined) options.set(clause, flagValue);
    else readers[clause]?.();
  }
  return { cells, rows, columns, filters, limits, sort, options };
}

function pushIfRead<Item>(items: Item[], item: Item | undefined): void {
  if (item !== undefined) items.push(item);
}

function parseSplit(reader: ArgReader): Split | undefined {
  const field = reader.field();
  if (field === undefined) {
    reader.expected('a field');
    return undefined;
  }
  const bins = new Map<string, Word>();
  let label: Identifier | undefined;
  for (;;) {
    const word = SPLIT_WORDS.find((candidate) => reader.keyword(candidate));
    if (word === undefined) return { field, label, bins };
    if (word === 'as') label = reader.field();
    else if (word === 'range') readRange(reader, bins);
    else if (word === 'period') readPeriod(reader, bins);
    // The labels of Boolean values; offline they are True and False.
    else reader.word();
  }
}

function readRange(reader: ArgReader, bins: Map<string, Word>): void {
  const names: Readonly<Record<string, string>> = {
    start: 'start',
    end: 'end',
    max: 'bins',
    size: 'span',
  };
  for (const [name, value] of reader.options(Object.keys(names)))
    bins.set(names[name] ?? name, value);
}

/** Splunk chooses the span of PERIOD auto from the time range of the search; offline, the rows determine it. */
function readPeriod(reader: ArgReader, bins: Map<string, Word>): void {
  const word = reader.word();
  const period = word?.text.toLowerCase() ?? '';
  if (word === undefined || !PERIODS.includes(period))
    reader.expected(`one of ${PERIODS.join(', ')}`, word?.span);
  else if (period !== 'auto') bins.set('span', { ...word, text: `1${period}` });
}

type Comparison = (field: Identifier, value: SearchValue) => SearchExpression;

const compared =
  (operator: '=' | '!=' | '<' | '<=' | '>' | '>=', pattern = '%'): Comparison =>
  (field, value) => ({
    kind: 'SearchComparison',
    field,
    operator,
    value: { ...value, text: pattern.replace('%', () => value.text) },
    span: { start: field.span.start, end: value.span.end },
  });

/** Each comparison as a search; `%` is replaced with the value. */
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['is', compared('=')],
  ['isnot', compared('!=')],
  ['contains', compared('=', '*%*')],
  ['doesnotcontain', compared('!=', '*%*')],
  ['startswith', compared('=', '%*')],
  ['endswith', compared('=', '*%')],
  ['=', compared('=')],
  ['!=', compared('!=')],
  ['<', compared('<')],
  ['<=', compared('<=')],
  ['>', compared('>')],
  ['>=', compared('>=')],
]);

function parseFilter(reader: ArgReader): SearchExpression | undefined {
  const field = reader.field();
  const word = reader.word();
  const name = word?.text.toLowerCase() ?? '';
  if (field === undefined || word === undefined) return missing(reader);
  if (name === 'isnull' || name === 'isnotnull') return existence(field, word, name === 'isnull');
  if (name === 'in') return membership(reader, field);
  const compare = COMPARISONS.get(name);
  const value = compare === undefined ? undefined : reader.word();
  if (compare === undefined || value === undefined) return missing(reader, word);
  return compare(field, { ...value, wrapper: undefined });
}

function missing(reader: ArgReader, word?: Word): undefined {
  reader.expected('a comparison like is, contains, isNull or >=, and a value', word?.span);
  return undefined;
}

function existence(field: Identifier, { span }: Word, isNull: boolean): SearchExpression {
  const value: SearchValue = { text: '*', quoted: false, wrapper: undefined, span };
  const exists = compared('=')(field, value);
  return isNull ? { kind: 'SearchNot', operand: exists, span: exists.span } : exists;
}

function membership(reader: ArgReader, field: Identifier): SearchExpression {
  const values: SearchValue[] = [];
  const start = field.span.start;
  if (!reader.punctuation('(')) reader.expected('"("');
  while (!reader.done && !reader.punctuation(')')) {
    const value = reader.word();
    if (value === undefined) break;
    values.push({ ...value, wrapper: undefined });
    reader.punctuation(',');
  }
  return { kind: 'SearchIn', field, values, span: reader.spanFrom(start) };
}

function parseLimit(reader: ArgReader): Limit | undefined {
  const field = reader.field();
  reader.keyword('by');
  const from = (['top', 'bottom'] as const).find((word) => reader.keyword(word));
  const count = from === undefined ? undefined : reader.integer();
  const [by] = count === undefined ? [] : reader.aggregations(CLAUSES);
  if (field !== undefined && from !== undefined && count !== undefined && by !== undefined)
    return { field, from, count, by };
  reader.expected('LIMIT as in LIMIT user BY TOP 10 count(src)');
  return undefined;
}

function parseSort(reader: ArgReader): Sort {
  const count = reader.integer() ?? 0;
  const keys: (readonly [Identifier, boolean])[] = [];
  while (!reader.done && !CLAUSES.some((word) => reader.peekKeyword(word))) {
    const descending = reader.punctuation('-');
    const field = reader.field();
    if (field === undefined) break;
    keys.push([field, descending]);
    reader.punctuation(',');
  }
  if (keys.length === 0) reader.expected('a field to sort by');
  return { count, keys };
}
