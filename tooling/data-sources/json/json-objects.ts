import type { EventReader, ParsedItem, RawEvent, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { jsonFields } from './json-fields.ts';
import { endOfJson, endOfObject, isBetweenObjects } from './json-records.ts';
import { jsonTime } from './json-time.ts';

/** The events of one JSON object, given its text and its flattened fields; undefined when it is of another kind. */
export type ReadObject = (text: string, fields: RawEvent) => readonly RawEvent[] | undefined;

/** Reads files of JSON objects of one kind, however they are laid out. */
export function openJsonObjects(context: ReaderContext, read: ReadObject): EventReader {
  const parse = (record: string) => parseRecord(record, read);
  return readRecords({ findEnd: endOfJson, isBlank: isBetweenObjects, parse }, context);
}

/** As a rule a record is one object, but a line may hold several, `{…}{…}`. */
function parseRecord(record: string, read: ReadObject): readonly ParsedItem[] | undefined {
  if (!record.startsWith('{')) return undefined;
  const fields = jsonFields(record);
  if (fields !== undefined) return read(record, fields);
  const parts = objectsOf(record);
  if (parts.length > 1) return parts.flatMap((part) => parsePart(part, read));
  return record.includes('\n{') ? afterCut(record, read) : undefined;
}

/** An object that was cut off seems to go on in the next line, where another one begins. */
function afterCut(record: string, read: ReadObject): readonly ParsedItem[] | undefined {
  const items = record.split(/\r?\n(?=\{)/).flatMap((part) => parsePart(part, read));
  return items.some((item) => item instanceof Map) ? items : undefined;
}

function parsePart(part: string, read: ReadObject): readonly ParsedItem[] {
  const fields = jsonFields(part);
  return (fields && read(part, fields)) ?? [part];
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

/** Makes flattened fields an event: with its text, and its time where it says so. */
export function jsonEvent(text: string, fields: RawEvent): RawEvent {
  const time = jsonTime(fields);
  fields.set('_raw', text);
  if (time === undefined) fields.delete('_time');
  else fields.set('_time', time);
  return fields;
}
