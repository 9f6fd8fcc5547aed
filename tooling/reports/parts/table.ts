import { oneLine } from '../../base/inert.ts';

/**
 * Rows of cells in aligned columns, two spaces apart and indented by two. Numeric columns are right-aligned.
 */
export function table(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(oneLine));
  const widths = columnWidths(shown);
  const isNumeric = widths.map((_, column) =>
    shown.every((row) => /^[\d,]*$/.test(row[column] ?? '')),
  );
  return shown.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isNumeric[column] ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return widths;
}
