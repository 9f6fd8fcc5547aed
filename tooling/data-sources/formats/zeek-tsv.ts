import { type FieldValue, toFieldValue } from '../../events/field-value.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';

/** Zeek logs in TSV format: `#` lines that describe the columns, followed by rows. */
export const zeekTsv: RawFormat = {
  id: 'zeek-tsv',
  summary: 'Zeek (Bro) logs with #fields and tab-separated rows',
  sourcetypes: ['bro:*', 'zeek:*'],
  sniff: (head) => /^#(separator|fields)\b/m.test(head) && /^#fields(\t|\\t| )/m.test(head),
  open: (context) =>
    readRecords({ findEnd: endOfLine, parse: lineReader(), isBlank: isLineEnd }, context),
};

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

interface Header {
  separator: string;
  setSeparator: string;
  empty: string;
  unset: string;
  path: string | undefined;
  fields: readonly string[];
  types: readonly string[];
}

function lineReader(): (line: string) => readonly RawEvent[] | undefined {
  const header: Header = {
    separator: '\t',
    setSeparator: ',',
    empty: '(empty)',
    unset: '-',
    path: undefined,
    fields: [],
    types: [],
  };
  return (line) => {
    if (!line.startsWith('#')) return readRow(line, header);
    readHeader(line, header);
    return [];
  };
}

function readHeader(line: string, header: Header): void {
  const [name, value = ''] = splitOnce(line, header);
  if (name === '#separator') header.separator = unescaped(value);
  else if (name === '#set_separator') header.setSeparator = value;
  else if (name === '#empty_field') header.empty = value;
  else if (name === '#unset_field') header.unset = value;
  else if (name === '#path') header.path = value;
  else if (name === '#fields') header.fields = value.split(header.separator);
  else if (name === '#types') header.types = value.split(header.separator);
}

/** Some exports have the two characters `\t` instead of a tab. */
function splitOnce(line: string, header: Header): readonly string[] {
  if (line.startsWith('#fields\\t')) header.separator = '\\t';
  const separator = line.startsWith('#separator') ? ' ' : header.separator;
  const at = line.indexOf(separator);
  return at < 0 ? [line] : [line.slice(0, at), line.slice(at + separator.length)];
}

/** `\x09` */
function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readRow(line: string, header: Header): readonly RawEvent[] | undefined {
  const values = line.split(header.separator);
  if (header.fields.length === 0 || values.length > header.fields.length) return undefined;
  const event: RawEvent = new Map<string, FieldValue>([['_raw', line]]);
  for (const [index, field] of header.fields.entries()) {
    const value = values[index];
    if (value === undefined || value === '' || value === header.unset || value === header.empty)
      continue;
    event.set(field, columnValue(value, header.types[index], header.setSeparator));
  }
  const time = Number(event.get('ts'));
  if (time > 0) event.set('_time', time);
  if (header.path !== undefined) event.set('sourcetype', `bro:${header.path}`);
  return [event];
}

function columnValue(text: string, type: string | undefined, setSeparator: string): FieldValue {
  return type?.match(/^(set|vector)\[/) ? toFieldValue(text.split(setSeparator)) : text;
}
