/** How a table is written. */
export interface CsvStyle {
  readonly lineEnd: string;
  /** Whether all cells are quoted, and not only those that need it. */
  readonly quoteAll: boolean;
}

/** A table as CSV. */
export function csvText(
  rows: readonly (readonly string[])[],
  { lineEnd, quoteAll }: CsvStyle,
): string {
  const cell = (text: string) =>
    quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(',') + lineEnd).join('');
}
