import { csvValues } from '../csv/csv-rows.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';

/** Logs in the extended format of the W3C: IIS, proxies and, separated by commas, Exchange. */
export const w3c: RawFormat = {
  id: 'w3c',
  summary: 'W3C extended log format: #Fields: date time c-ip cs-method …',
  sourcetypes: ['w3c', 'iis', 'iis-*', 'ms:iis:*', 'mswindows:iis', 'bluecoat:*', 'msexchange:*'],
  sniff: (head) => /^\s*#(Software|Version|Date|Fields): /.test(head) && /^#Fields: /m.test(head),
  open: (context) => readRecords({ findEnd: endOfLine, parse: lineReader() }, context),
};

interface Columns {
  readonly names: readonly string[];
  readonly isCsv: boolean;
}

/** A file may name its columns again, after a restart of the server. */
function lineReader(): (line: string) => readonly RawEvent[] | undefined {
  let columns: Columns = { names: [], isCsv: false };
  return (line) => {
    if (!line.startsWith('#')) return readRow(line, columns);
    const fields = /^#Fields: *(.*)/i.exec(line)?.[1];
    if (fields !== undefined) columns = columnsOf(fields);
    return [];
  };
}

function columnsOf(text: string): Columns {
  const isCsv = !text.trim().includes(' ') && text.includes(',');
  return {
    names: text
      .trim()
      .split(isCsv ? ',' : /\s+/)
      .map(fieldName),
    isCsv,
  };
}

/** `cs(User-Agent)` is `cs_User_Agent`. */
function fieldName(column: string): string {
  return column.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
}

function readRow(line: string, { names, isCsv }: Columns): readonly RawEvent[] | undefined {
  const values = isCsv ? csvValues(line, ',') : wordsOf(line);
  if (names.length === 0 || values.length > names.length) return undefined;
  const event: RawEvent = new Map([['_raw', line]]);
  for (const [index, value] of values.entries()) {
    const name = names[index];
    if (name !== undefined && name !== '' && value !== '' && value !== '-') event.set(name, value);
  }
  const time = textTime(`${event.get('date') ?? ''} ${event.get('time') ?? ''}`) ?? textTime(line);
  if (time !== undefined) event.set('_time', time);
  return [event];
}

/** Values are separated by blanks; a value in quotes may have some. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/"((?:[^"]|"")*)"|(\S+)/g)];
  return words.map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare);
}
