/** The column that numbers rows in the order of their events. */
export const POSITION = '_position';

/** The column of the index of the event. No field has this column: `$$` begins no encoded character. */
export const INDEX_COLUMN = '$$index';

/** The column of the times, in seconds since 1970. */
export const TIME_COLUMN = '_time';

/** The column of the single values of a field. */
export function textColumn(field: string): string {
  return field.replace(/[^a-z0-9_.]/gsu, (char) =>
    /[A-Z]/.test(char) ? `$${char.toLowerCase()}` : `$${char.codePointAt(0)}$`,
  );
}

/** The column of the values of a field in rows where it has several. */
export function listColumn(field: string): string {
  return `${textColumn(field)}$$list`;
}
