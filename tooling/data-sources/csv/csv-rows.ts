import Papa from 'papaparse';
import { LINE_FEED } from '../records/record-cutter.ts';

const QUOTE = 0x22;

/** Finds the end of a row: a newline outside of quotes. */
export function endOfCsvRow(bytes: Buffer, from: number, last: boolean): number {
  let at = from;
  for (;;) {
    const lineBreak = bytes.indexOf(LINE_FEED, at);
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0 || (lineBreak >= 0 && lineBreak < quote)) {
      if (lineBreak >= 0) return lineBreak + 1;
      return last ? bytes.length : -1;
    }
    const closing = bytes.indexOf(QUOTE, quote + 1);
    if (closing < 0) return last ? bytes.length : -1;
    at = closing + 1;
  }
}

/** The values of one row. */
export function csvValues(row: string, delimiter: string): string[] {
  return Papa.parse<string[]>(row, { delimiter }).data[0] ?? [];
}
