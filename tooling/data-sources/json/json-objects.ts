import type {
  EventReader,
  ParsedItem,
  RawEvent,
  ReaderContext,
  ReportFlaw,
} from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';
import { knownLists } from '../wrappers/known-lists.ts';
import { JsonCutter } from './json-cutter.ts';
import { jsonFields } from './json-fields.ts';
import { endOfObject, isBetweenObjects } from './json-records.ts';
import { jsonTime } from './json-time.ts';

/** The events of one JSON object, from its text and flattened fields; undefined if it has another structure. */
export type ReadObject = (
  text: string,
  fields: RawEvent,
  flaw: ReportFlaw,
) => readonly RawEvent[] | undefined;

type Read = (text: string, fields: RawEvent) => readonly RawEvent[] | undefined;

/** Reads files of JSON objects with one structure, in any layout and in any known wrapper around a list of them. */
export function openJsonObjects(context: ReaderContext, read: ReadObject): EventReader {
  const cutter = new JsonCutter({
    lists: knownLists,
    read: (record, flaw) => parseRecord(record, (text, fields) => read(text, fields, flaw)),
    noteWrapper: context.noteWrapper,
  });
  return readRecords(cutter, context);
}
/** A record is usually one object, but a line may have several, `{…}{…}`. */
function parseRecord(record: string, read: Read): readonly ParsedItem[] | undefined {
  if (!record.startsWith('{')) return RECORD_LINE.test(record) ? [] : undefined;
  const fields = jsonFields(record);
  if (fields !== undefined) return read(record, fields);
  const parts = objectsOf(record);
  if (parts.length > 1) return parts.flatMap((part) => parsePart(part, read));
  return record.includes('\n{') ? afterCut(record, read) : undefined;
}

/** `Record 1`, before each event in the output of evtx_dump. */
export const RECORD_LINE = /^Record \d+$/;

/** A truncated object seems to continue on the next line, where another object begins. */
function afterCut(record: string, read: Read): readonly ParsedItem[] | undefined {
  const items = record.split(/\r?\n(?=\{)/).flatMap((part) => parsePart(part, read));
  return items.some((item) => item instanceof Map) ? items : undefined;
}

function parsePart(part: string, read: Read): readonly ParsedItem[] {
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

/** Turns flattened fields into an event, with its text and, if present, its time. */
export function jsonEvent(text: string, fields: RawEvent): RawEvent {
  const time = jsonTime(fields) ?? textTime(text);
  fields.set('_raw', text);
  if (time === undefined) fields.delete('_time');
  else fields.set('_time', time);
  return fields;
}
