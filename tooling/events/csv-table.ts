import Papa from 'papaparse';
import type { Event } from './event.ts';

/** The columns and rows of a CSV file. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Event[];
}

/** A CSV text with a header. Empty cells are missing fields. Rows are read on demand. */
export function csvTable(text: string, { trim = false } = {}): Table {
  const [header = []] = Papa.parse<string[]>(text, { skipEmptyLines: true, preview: 1 }).data;
  const columns = header.map((column) => column.trim());
  let rows: readonly Event[] | undefined;
  return {
    columns,
    get rows() {
      rows ??= readRows(text, columns, trim);
      return rows;
    },
  };
}

function readRows(text: string, columns: readonly string[], trim: boolean): readonly Event[] {
  const [, ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  return lines.map((cells) => {
    const filled = columns.flatMap((column, index): [string, string][] => {
      const written = cells[index] ?? '';
      const cell = trim ? written.trim() : written;
      return cell === '' ? [] : [[column, cell]];
    });
    return new Map(filled);
  });
}
