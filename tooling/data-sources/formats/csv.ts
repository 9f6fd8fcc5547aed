import type { FieldValue } from '../../events/field-value.ts';
import {
  anyHeader,
  type CsvHeader,
  distinctNames,
  extraName,
  headerOf,
  isTypeLine,
  plainHeader,
  separatorOf,
} from '../csv/csv-header.ts';
import { csvValues, endOfCsvRow } from '../csv/csv-rows.ts';
import { jsonTime } from '../json/json-time.ts';
import { addNestedJson } from '../json/nested-json.ts';
import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';
import { readRenderedRow } from '../windows/rendered-rows.ts';
import { openRowEnvelope } from '../wrappers/open-envelope.ts';

/** Rows below a header. The event of a row may be in one of its columns, as in exports of Splunk and Purview. */
export const csv: RawFormat = {
  id: 'csv',
  summary: 'CSV with a header row; events in a column of an export are unwrapped',
  sourcetypes: ['csv', 'tsv', 'psv'],
  extensions: ['.csv', '.tsv'],
  sniff: (head) => hasEvenRows(head, plainHeader, 1),
  mayBe: (head, isNamed) => isNamed || hasEvenRows(head, anyHeader, MOST_ROWS),
  open: (context) =>
    readRecords({ findEnd: endOfCsvRow, parse: rowReader(context), isBlank: isLineEnd }, context),
};

/** An empty first column does not make a line blank, so whitespace counts. */
function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

const MOST_ROWS = 20;

/** Whether there is a header, and the first rows below it have as many columns. */
function hasEvenRows(
  head: string,
  read: (row: string) => CsvHeader | undefined,
  most: number,
): boolean {
  const rows = firstRows(head, most + 3).filter((row) => !isTypeLine(row));
  const separator = separatorOf(rows[0] ?? '');
  const [first = '', ...others] = separator === undefined ? rows : rows.slice(1);
  const header = separator === undefined ? read(first) : headerOf(first, separator);
  if (header === undefined || header.columns.length < 2 || others.length === 0) return false;
  return others
    .slice(0, most)
    .every((row) => csvValues(row, header.delimiter).length === header.columns.length);
}

/** The rows at the start of a text; the last one of a long text may be cut, and is left out. */
function firstRows(head: string, most: number): readonly string[] {
  const bytes = Buffer.from(head.trimStart());
  const rows: string[] = [];
  for (let at = 0; at < bytes.length && rows.length < most; ) {
    const end = endOfCsvRow(bytes, at, true);
    const row = bytes.toString('utf8', at, end).replace(/[\r\n]+$/, '');
    if (row !== '' && (end < bytes.length || rows.length < 2)) rows.push(row);
    at = end;
  }
  return rows;
}

/** Remembers the header of the file. */
function rowReader(context: ReaderContext): (row: string) => readonly RawEvent[] {
  let header: CsvHeader | undefined;
  let delimiter: string | undefined;
  return (row) => {
    if (header !== undefined) return rowEvents(row, fieldsOf(header, row), context);
    const separator = separatorOf(row);
    if (separator !== undefined) delimiter = separator;
    else if (!isTypeLine(row)) {
      const found = headerOf(row, delimiter);
      header = { ...found, columns: distinctNames(found.columns) };
    }
    return [];
  };
}

const MULTIVALUE = '__mv_';

function fieldsOf({ columns, delimiter }: CsvHeader, row: string): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const [index, value] of csvValues(row, delimiter).entries()) {
    const column = columns[index] ?? extraName(index);
    if (value === '') continue;
    if (column.startsWith(MULTIVALUE))
      fields.set(column.slice(MULTIVALUE.length), multivalue(value));
    else if (!fields.has(column)) fields.set(column, value);
  }
  return fields;
}

/** `$one$;$two$`, in addition to the column with one value per line. */
function multivalue(text: string): FieldValue {
  const values = [...text.matchAll(/\$((?:[^$]|\$\$)*)\$(?:;|$)/g)];
  return values.map(([, value = '']) => value.replaceAll('$$', '$'));
}

function rowEvents(
  row: string,
  fields: Map<string, FieldValue>,
  context: ReaderContext,
): readonly RawEvent[] {
  const opened = openRowEnvelope(fields, context) ?? readRenderedRow(row, fields);
  if (opened !== undefined) return opened;
  const time = dateAndTime(fields) ?? jsonTime(fields) ?? textTime(row);
  const event: RawEvent = new Map([...fields, ['_raw', row]]);
  addNestedJson(event, fields);
  if (time === undefined) event.delete('_time');
  else event.set('_time', time);
  return [event];
}

/** Many logs have separate columns for the date and the time. */
function dateAndTime(fields: ReadonlyMap<string, FieldValue>): number | undefined {
  const date = fields.get('date');
  const time = fields.get('time');
  return date === undefined || time === undefined ? undefined : textTime(`${date} ${time}`);
}
