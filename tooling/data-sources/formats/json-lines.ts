import { jsonFields } from '../json/json-fields.ts';
import { endOfJson, endOfObject, isBetweenObjects } from '../json/json-records.ts';
import { jsonTime } from '../json/json-time.ts';
import { unwrapExport } from '../json/splunk-export.ts';
import type { RawEvent, RawFormat, ReaderContext, ReadItem } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';

/** JSON objects: one a line, several, over many lines, or in an array; a search export's wrappers are taken off. */
export const jsonLines: RawFormat = {
  id: 'json-lines',
  summary: 'JSON objects, one or more a line, or an array of them',
  sourcetypes: [
    '_json',
    'json_no_timestamp',
    'aws:*',
    'o365:*',
    'azure:*',
    'mscs:*',
    'gws:*',
    'gsuite:*',
  ],
  sniff: (head) => /^[\s\uFEFF[]*\{\s*("|\})/.test(head),
  open: (context) =>
    readRecords(
      {
        findEnd: endOfJson,
        isBlank: isBetweenObjects,
        parse: (record) => readJson(record, context),
      },
      context,
    ),
};

/** The events of a record: as a rule one object, but a line may hold several, `{…}{…}`. */
function readJson(record: string, context: ReaderContext): readonly ReadItem[] | undefined {
  if (!record.startsWith('{')) return undefined;
  const whole = readObject(record, context);
  if (whole !== undefined) return whole;
  const parts = objectsOf(record);
  if (parts.length < 2) return undefined;
  return parts.flatMap((part): readonly ReadItem[] => readObject(part, context) ?? [part]);
}

function objectsOf(record: string): string[] {
  const bytes = Buffer.from(record);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = endOfObject(bytes, at);
    const stop = end < 0 ? bytes.length : end;
    parts.push(bytes.toString('utf8', at, stop));
    at = stop;
    while (at < bytes.length && isBetweenObjects(bytes[at] ?? 0)) at += 1;
  }
  return parts;
}

function readObject(text: string, context: ReaderContext): readonly RawEvent[] | undefined {
  const fields = jsonFields(text);
  if (fields === undefined) return undefined;
  return unwrapExport(fields, context) ?? [jsonEvent(text, fields)];
}

/** Makes flattened fields an event: with its text, and its time where it says so. */
export function jsonEvent(text: string, fields: RawEvent): RawEvent {
  const time = jsonTime(fields);
  fields.set('_raw', text);
  if (time === undefined) fields.delete('_time');
  else fields.set('_time', time);
  return fields;
}
