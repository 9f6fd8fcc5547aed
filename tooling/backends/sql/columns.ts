/**
 * What a column of a table or a result holds.
 *
 * - `text`: a string (VARCHAR, STRING)
 * - `number`: a double, as the engine computes (DOUBLE)
 * - `list`: the values of a multivalue field in order (VARCHAR[], ARRAY<STRING>): never empty, no element is null
 * - `boolean`: only where SPL2 stores one (BOOLEAN)
 * - `map`: a map that SPL2 makes, as a JSON object (VARCHAR)
 * - `time`: a timestamp of a table of others (TIMESTAMP); it is read as a number of seconds since 1970
 *
 * A missing field is NULL in each of them. An empty string is a value.
 */
export type ColumnType = 'text' | 'number' | 'list' | 'boolean' | 'map' | 'time';

/** The columns of one field of a table. */
export interface StoredColumn {
  /** The name in the table, not quoted. */
  readonly name: string;
  readonly type: ColumnType;
  /** The names of the fields of structures that follow: `process`, `pid`. */
  readonly path?: readonly string[] | undefined;
  /** Whether somebody else made the table: numbers may then be of any type of numbers, and texts too. */
  readonly isForeign?: boolean | undefined;
  /** Why it cannot be read. A query that reads it is refused. */
  readonly problem?: ColumnProblem | undefined;
}

/** Why a column cannot be read, as the end of a sentence. */
export interface ColumnProblem {
  readonly code: 'missing-column' | 'wrong-type';
  readonly reason: string;
}

/**
 * The name of the column for a field. Field names are case-sensitive, column names are not: `$` marks a capital letter
 * (`EventCode` is `$event$code`), and other characters are written by their code (`a b` is `a$32$b`). Lower-case letters,
 * digits, `_` and `.` stay.
 */
export function columnName(field: string): string {
  return field.replace(/[^a-z0-9_.]/gsu, (char) =>
    /[A-Z]/.test(char) ? `$${char.toLowerCase()}` : `$${char.codePointAt(0)}$`,
  );
}

/** The field of a column that `columnName` named. */
export function fieldName(column: string): string {
  return column.replace(/\$(?:([a-z])|(\d+)\$)/g, (_, letter: string | undefined, code: string) =>
    letter === undefined ? String.fromCodePoint(Number(code)) : letter.toUpperCase(),
  );
}
