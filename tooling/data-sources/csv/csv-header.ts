import { csvValues } from './csv-rows.ts';

/** The columns of a table, and what is between them. */
export interface CsvHeader {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

const DELIMITERS = [',', '\t', '|', ';'];

/** `user`, `Event Time`, `tag::eventtype`: a few words, not a sentence or a time. */
const PLAIN_NAME = /^[A-Za-z_](?:[\w.{}@/()-]|::| (?! )){0,60}$/;

/** A header of distinct plain names, which no line of a log looks like. */
export function plainHeader(row: string): CsvHeader | undefined {
  return headers(row).find(({ columns }) => {
    const isPlain = columns.length > 1 && columns.every((column) => PLAIN_NAME.test(column));
    return isPlain && new Set(columns).size === columns.length;
  });
}

/** A header of any names, with the delimiter that makes most columns: names are no values. */
export function anyHeader(row: string): CsvHeader | undefined {
  const [first, ...others] = headers(row);
  if (first === undefined) return undefined;
  const header = others.reduce(
    (best, next) => (next.columns.length > best.columns.length ? next : best),
    first,
  );
  return header.columns.every(mayBeName) ? header : undefined;
}

/** The header of a file that is known to be a table. */
export function headerOf(row: string, delimiter: string | undefined): CsvHeader {
  if (delimiter !== undefined) return { columns: columnsOf(row, delimiter), delimiter };
  return plainHeader(row) ?? widest(row);
}

/** `sep=;`, for spreadsheets. */
export function separatorOf(row: string): string | undefined {
  return /^"?sep=(.)"?$/i.exec(row.trim())?.[1];
}

/** `#TYPE System.Management.Automation.PSCustomObject`, from PowerShell. */
export function isTypeLine(row: string): boolean {
  return row.startsWith('#TYPE ');
}

/** Names of all columns: a repeated name is numbered, and a column without one gets the name that Splunk uses. */
export function distinctNames(columns: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map((column, index) => {
    if (column === '') return extraName(index);
    const count = (seen.get(column) ?? 0) + 1;
    seen.set(column, count);
    return count === 1 ? column : `${column}_${count}`;
  });
}

/** The name of a column that the header does not name, by its index from 0. */
export function extraName(index: number): string {
  return `EXTRA_FIELD_${index + 1}`;
}

function headers(row: string): readonly CsvHeader[] {
  return DELIMITERS.map((delimiter) => ({ columns: columnsOf(row, delimiter), delimiter }));
}

function widest(row: string): CsvHeader {
  return headers(row).reduce((best, next) =>
    next.columns.length > best.columns.length ? next : best,
  );
}

function columnsOf(row: string, delimiter: string): readonly string[] {
  return csvValues(row.trimEnd(), delimiter).map((column) => column.trim());
}

const LONGEST_NAME = 100;
const MOST_WORDS = 8;
/** A number, a time, an address, a pair, markup. */
const VALUE = /^[-+]?[\d.,:]+$|\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|\d+\.\d+\.\d+\.\d+|=|^[{[<]|[\r\n]/;

function mayBeName(column: string): boolean {
  if (column.length > LONGEST_NAME || VALUE.test(column)) return false;
  return column.split(' ').length <= MOST_WORDS;
}
