import Papa from 'papaparse';
import type { Event } from './event.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Event[];
}

/** A CSV text with a header. Empty cells are fields that a row does not have. */
export function csvTable(text: string, { trim = false } = {}): Table {
  const [header = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const columns = header.map((column) => column.trim());
  const rows = lines.map((cells) => {
    const filled = columns.flatMap((column, index): [string, string][] => {
      const written = cells[index] ?? '';
      const cell = trim ? written.trim() : written;
      return cell === '' ? [] : [[column, cell]];
    });
    return new Map(filled);
  });
  return { columns, rows };
}
