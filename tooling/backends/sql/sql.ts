import type { ColumnType, StoredColumn } from './columns.ts';
import type { JsonReading } from './json-reading.ts';

/** The type of an expression; times are numbers once they are read. */
export type SqlType = Exclude<ColumnType, 'time'>;

/** An expression of the relational form, with the type of its values. Plain data; dialects write it. */
export type Sql =
  | { readonly kind: 'column'; readonly id: string; readonly type: SqlType }
  | { readonly kind: 'text'; readonly text: string; readonly type: 'text' }
  | {
      readonly kind: 'number';
      readonly value: number;
      /** A decimal as written, where its digits limit the precision of results (fact 35). */
      readonly written?: string;
      readonly type: 'number';
    }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly type: 'boolean' }
  | { readonly kind: 'null'; readonly type: SqlType }
  | Call
  /** A column of a table. */
  | { readonly kind: 'stored'; readonly column: StoredColumn; readonly type: SqlType }
  /** The values at a path of a JSON document. */
  | {
      readonly kind: 'json';
      readonly document: Sql;
      readonly reading: JsonReading;
      readonly type: 'list';
    }
  /** A whole number that is part of the syntax, such as the number of a group. */
  | { readonly kind: 'integer'; readonly value: number; readonly type: 'number' }
  | { readonly kind: 'parameter'; readonly name: string; readonly type: SqlType }
  | {
      readonly kind: 'lambda';
      readonly parameter: string;
      readonly body: Sql;
      readonly type: SqlType;
    }
  | Case
  | Over;

export interface Call {
  readonly kind: 'call';
  readonly fn: SqlFunction;
  readonly args: readonly Sql[];
  readonly type: SqlType;
}

interface Case {
  readonly kind: 'case';
  readonly branches: readonly (readonly [condition: Sql, value: Sql])[];
  readonly otherwise: Sql;
  readonly type: SqlType;
}

/** A function over other rows. */
interface Over {
  readonly kind: 'over';
  readonly value: Sql;
  readonly partition: readonly Sql[];
  readonly order: readonly OrderTerm[];
  /** The rows that count, as numbers of rows before the current one; all rows of the partition if left out. */
  readonly frame?: { readonly from: number | 'first'; readonly to: number };
  readonly type: SqlType;
}

/** A term of an order. Missing values come last unless it says otherwise. */
export interface OrderTerm {
  readonly value: Sql;
  readonly descending?: boolean;
  readonly nullsFirst?: boolean;
}

/** The functions that dialects write. Indexes of lists start at 1; texts are compared by code point. */
export type SqlFunction =
  | Logical
  | Numeric
  | Textual
  | OfLists
  | OfTimes
  | Aggregating
  | 'row-number'
  /** The first or last value of a window that is not missing. */
  | 'first-known'
  | 'last-known';

type Logical =
  | 'and'
  | 'or'
  | 'not'
  | 'is-true'
  | 'is-not-true'
  | 'is-null'
  | 'is-not-null'
  | 'equal'
  | 'unequal'
  | 'less'
  | 'at-most'
  | 'more'
  | 'at-least'
  | 'is-one-of'
  | 'coalesce';

type Numeric =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'negative'
  | 'abs'
  | 'floor'
  | 'ceiling'
  | 'truncate'
  | 'power'
  | 'square-root'
  | 'exponential'
  | 'log'
  | 'log-10'
  | 'number-of-text'
  | 'text-of-number'
  /** A number as a text with so many decimals, half away from zero; the second argument is a literal. */
  | 'fixed-decimals'
  | 'is-finite'
  | 'greatest'
  | 'least';

type Textual =
  | 'concat'
  | 'lower'
  | 'upper'
  | 'length'
  | 'contains'
  | 'starts-with'
  | 'ends-with'
  | 'substring'
  | 'position'
  /** A text of digits, with zeros in front of it up to a length. */
  | 'pad-left'
  /** A text as a string of JSON. */
  | 'json-of-text'
  | 'trim'
  | 'trim-left'
  | 'trim-right'
  | 'replace-text'
  /** Whether a pattern matches anywhere in a text; patterns are literals in the syntax of the dialect. */
  | 'matches'
  | 'replace-matches'
  | 'replace-first'
  /** The text of a group in the first match; empty without a match. */
  | 'first-match'
  | 'all-matches'
  /** Whether a text fits a pattern in a column, in which `*` is any text. */
  | 'fits-wildcard'
  /** The same, with `%` for any text and `_` for one character. */
  | 'fits-like'
  | 'split'
  | 'md5'
  | 'sha1'
  | 'sha256'
  | 'sha512'
  | 'url-decode'
  | 'number-in-base';

type OfLists =
  | 'list'
  | 'list-any'
  | 'list-map'
  | 'list-filter'
  | 'list-length'
  | 'list-get'
  | 'list-slice'
  | 'list-concat'
  | 'list-distinct'
  | 'list-sort'
  | 'list-join'
  | 'list-flatten'
  | 'list-reverse'
  | 'list-maximum'
  | 'list-minimum'
  /** Numbers from the first to the second; empty if there are none. */
  | 'list-range';

type OfTimes =
  /** A number of seconds as a text, in UTC; the format is a literal in the syntax of the dialect. */
  | 'time-text'
  /** The start of the months that contain a time; counted in groups of so many months. */
  | 'start-of-months'
  /** A time and a whole number of months, on the last day of a shorter month. */
  | 'add-months'
  /** The seconds of a text like `2024-01-31 23:59:59`; null if there is no such time. */
  | 'time-of-text'
  | 'current-time'
  | 'seconds-of-timestamp';

type Aggregating =
  | 'count-rows'
  | 'count-values'
  | 'count-distinct'
  | 'count-true'
  | 'any-true'
  | 'sum'
  | 'minimum'
  | 'maximum'
  | 'minimum-by'
  | 'maximum-by'
  /** The value of the row with the smallest second argument, also if it is missing. */
  | 'minimum-by-or-null'
  | 'deviation'
  | 'deviation-of-population'
  | 'variance'
  | 'variance-of-population'
  | 'percentile'
  /** The values of a window, without missing ones or with them. */
  | 'collect'
  /** The distinct values, in any order. */
  | 'collect-distinct'
  /** The values in the order of the second argument, without missing ones. */
  | 'collect-ordered'
  | 'collect-lists'
  /** Two values that are compared one after the other. */
  | 'pair';

export function column(id: string, type: SqlType): Sql {
  return { kind: 'column', id, type };
}

export function text(value: string): Sql {
  return { kind: 'text', text: value, type: 'text' };
}

export function number(value: number, written?: string): Sql {
  return { kind: 'number', value, type: 'number', ...(written !== undefined && { written }) };
}

export function integer(value: number): Sql {
  return { kind: 'integer', value, type: 'number' };
}

export function boolean(value: boolean): Sql {
  return { kind: 'boolean', value, type: 'boolean' };
}

export function nothing(type: SqlType): Sql {
  return { kind: 'null', type };
}

export function call(fn: SqlFunction, args: readonly Sql[], type: SqlType): Sql {
  return { kind: 'call', fn, args, type };
}

/** A condition; its result may be null. */
export function test(fn: SqlFunction, ...args: readonly Sql[]): Sql {
  return call(fn, args, 'boolean');
}

/** The value of the first condition that is true. */
export function caseOf(branches: Case['branches'], otherwise: Sql): Sql {
  return { kind: 'case', branches, otherwise, type: otherwise.type };
}

/** Whether an expression costs nothing to write twice. */
export function isSimple({ kind }: Sql): boolean {
  return (
    kind === 'column' ||
    kind === 'parameter' ||
    kind === 'text' ||
    kind === 'number' ||
    kind === 'null'
  );
}
