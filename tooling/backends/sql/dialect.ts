import type { ColumnType } from './columns.ts';
import type { JsonReading } from './json-reading.ts';
import type { RegexSource } from './regex/regex-source.ts';
import type { SqlFunction } from './sql.ts';

/** The dialects of SQL. */
export type DialectName = 'duckdb' | 'spark';

/**
 * How an engine writes SQL: data, and a few functions. A function is a template with its arguments as `$1`, `$2`, or a
 * TypeScript function of their texts; one that the engine does not have is left out, and what needs it is refused.
 */
export interface Dialect {
  readonly name: DialectName;
  /** The name of the engine in messages. */
  readonly engine: string;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** A name as an identifier, whatever it contains. */
  identifier(name: string): string;
  /** A text as a literal, whatever it contains. */
  literal(text: string): string;
  /** A value that the client gives when the query runs. */
  namedParameter(name: string): string;
  /** A function of one parameter, for functions of lists. */
  lambda(parameter: string, body: string): string;
  /** Behind FROM: a row for each element of a list, as a column. */
  unnest(list: string, as: string): string;
  readonly functions: Readonly<Partial<Record<SqlFunction, Template>>>;
  /** A pattern in the syntax of the engine, or why it has none. */
  readonly regex: RegexSource;
  /** A text of a replacement that is no reference to a group. */
  escapeReplacement(text: string): string;
  /** How a replacement names a group. */
  groupReference(group: number): string;
  /** The values at a path of a JSON document, as a list of texts; NULL without values, and for other texts. */
  json(document: string, reading: JsonReading): string;
  /** The format of the engine for one of strftime without aliases; undefined where it has none. */
  timeFormat(format: string): string | undefined;
}

export type Template = string | ((...args: readonly string[]) => string);
