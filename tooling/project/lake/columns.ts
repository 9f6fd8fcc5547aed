import { columnName } from '../../backends/sql/columns.ts';

/** The column of the index of the event. No field has this column: `$$` begins no encoded character. */
export const INDEX_COLUMN = '$$index';

/** The column of the times, in seconds since 1970. */
export const TIME_COLUMN = '_time';

/** The column of the single values of a field. */
export const textColumn = columnName;

/** The column of the values of a field in rows where it has several. */
export function listColumn(field: string): string {
  return `${columnName(field)}$$list`;
}
