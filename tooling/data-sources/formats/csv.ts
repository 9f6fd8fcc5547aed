import type { FieldValue } from '../../events/field-value.ts';
import { csvValues, endOfCsvRow, headerDelimiter } from '../csv/csv-rows.ts';
import { jsonTime } from '../json/json-time.ts';
import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';
import { envelopedEvents } from '../wrappers/open-envelope.ts';
import { rowContent } from '../wrappers/splunk-export.ts';

/** Rows below a header. A search export has the event in `_raw`, which is read by its own sourcetype. */
export const csv: RawFormat = {
  id: 'csv',
  summary: 'CSV with a header row; the events of a search export are unwrapped',
  sourcetypes: ['csv'],
  sniff: looksLikeCsv,
  open: (context) =>
    readRecords({ findEnd: endOfCsvRow, parse: rowReader(context), isBlank: isLineEnd }, context),
};

/** An empty first column does not make a line blank, so whitespace counts. */
function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** The rows after the header must have as many columns. */
function looksLikeCsv(head: string): boolean {
  const bytes = Buffer.from(head.trimStart());
  const headerEnd = endOfCsvRow(bytes, 0, true);
  const header = bytes.toString('utf8', 0, headerEnd).trim();
  const delimiter = headerDelimiter(header);
  if (delimiter === undefined || headerEnd >= bytes.length) return false;
  const next = bytes.toString('utf8', headerEnd, endOfCsvRow(bytes, headerEnd, true)).trim();
  return csvValues(next, delimiter).length === csvValues(header, delimiter).length;
}

/** Remembers the header of the file. */
function rowReader(context: ReaderContext): (row: string) => readonly RawEvent[] | undefined {
  let columns: readonly string[] | undefined;
  let delimiter = ',';
  return (row) => {
    if (columns === undefined) {
      delimiter = headerDelimiter(row) ?? ',';
      columns = csvValues(row, delimiter).map((column) => column.trim());
      return [];
    }
    const values = csvValues(row, delimiter);
    if (values.length > columns.length) return undefined;
    return rowEvents(row, fieldsOf(columns, values), context);
  };
}

const MULTIVALUE = '__mv_';

function fieldsOf(columns: readonly string[], values: readonly string[]): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const [index, column] of columns.entries()) {
    const value = values[index] ?? '';
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
  const raw = fields.get('_raw');
  if (typeof raw === 'string') return envelopedEvents(rowContent(raw, fields), context);
  const time = dateAndTime(fields) ?? jsonTime(fields) ?? textTime(row);
  const event: RawEvent = new Map([...fields, ['_raw', row]]);
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
