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

const DELIMITERS = [',', '\t', '|', ';'];
/** `user`, `Event Time`, `tag::eventtype`: a few words, not a sentence or a time. */
const COLUMN = /^[A-Za-z_](?:[\w.{}@/()-]|::| (?! )){0,60}$/;

/** The delimiter of a header row: distinct names without values. Undefined for any other text. */
export function headerDelimiter(row: string): string | undefined {
  return DELIMITERS.find((delimiter) => {
    const columns = csvValues(row, delimiter).map((column) => column.trim());
    const isHeader = columns.length > 1 && columns.every((column) => COLUMN.test(column));
    return isHeader && new Set(columns).size === columns.length;
  });
}
