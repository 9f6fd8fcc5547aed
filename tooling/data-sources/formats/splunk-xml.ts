import { decodedXml } from '../../base/xml-text.ts';
import { type FieldValue, toFieldValue, toText } from '../../events/field-value.ts';
import { jsonTime } from '../json/json-time.ts';
import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { envelopedEvents } from '../wrappers/open-envelope.ts';
import { rowContent } from '../wrappers/splunk-export.ts';

/** Results of a Splunk search as XML; the raw text of each is read by its own sourcetype. */
export const splunkXml: RawFormat = {
  id: 'splunk-xml',
  summary: 'Splunk search results as XML: <results><result><field k="_raw">…',
  sourcetypes: [],
  sniff: (head) => /^\s*(?:<\?xml[^>]*>\s*)?<results[\s>]/.test(head),
  open: (context) =>
    readRecords({ findEnd: endOfResult, parse: (record) => parseResult(record, context) }, context),
};

const END = Buffer.from('</result>');

function endOfResult(bytes: Buffer, from: number, last: boolean): number {
  const end = bytes.indexOf(END, from);
  if (end >= 0) return end + END.length;
  return last ? bytes.length : -1;
}

const AROUND = /^(?:<\?xml[^>]*>|<\/?results[^>]*>|<meta>|\s)/;
const FIELD = /<field k=(?:'([^']*)'|"([^"]*)")>([\s\S]*?)<\/field>/g;
/** `<v>` has the raw text, in which the terms of the search are marked. */
const VALUE = /<text>([\s\S]*?)<\/text>|<v\b[^>]*>([\s\S]*?)<\/v>/g;

/** What is around the results belongs to the record of the next one, or is the end of the file. */
function parseResult(record: string, context: ReaderContext): readonly RawEvent[] | undefined {
  const start = record.search(/<result[\s>]/);
  if (start < 0 || !record.endsWith('</result>')) return AROUND.test(record) ? [] : undefined;
  const fields = new Map<string, FieldValue>();
  for (const [, single, double, content = ''] of record.slice(start).matchAll(FIELD))
    fields.set(decodedXml(single ?? double ?? ''), valuesIn(content));
  const raw = fields.get('_raw');
  if (raw !== undefined) return envelopedEvents(rowContent(toText(raw), fields), context);
  const time = jsonTime(fields);
  if (time !== undefined) fields.set('_time', time);
  return [fields.set('_raw', record.slice(start))];
}

function valuesIn(content: string): FieldValue {
  const values = [...content.matchAll(VALUE)].map(([, text, raw]) =>
    decodedXml(text ?? (raw ?? '').replace(/<\/?sg\b[^>]*>/g, '')),
  );
  return toFieldValue(values);
}
