import { RECORD_LINE } from '../json/json-objects.ts';
import type { EventReader, Flaw, ParsedItem, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { parseClassicEvent } from './event-classic.ts';
import { parseCutEventXml, parseEventXml } from './parse-event-xml.ts';
import { endOfWindowsEvent, isBetweenEvents } from './windows-records.ts';

/** Reads Windows events in XML and in the classic format: files may have either or both. */
export function openWindowsEvents(context: ReaderContext): EventReader {
  return readRecords(
    { findEnd: endOfWindowsEvent, parse: parseWindowsRecord, isBlank: isBetweenEvents },
    context,
  );
}

function parseWindowsRecord(
  record: string,
  flaw: (flaw: Flaw) => void,
): readonly ParsedItem[] | undefined {
  const first = record.charCodeAt(0);
  if (first === LESS && AROUND_EVENTS.test(record)) return [];
  if (first === HASH || RECORD_LINE.test(record)) return [];
  const event = isDigit(first) ? parseClassicEvent(record) : undefined;
  const found = event ?? parseEventXml(record);
  return found === undefined ? cutEvents(record, flaw) : [found];
}

const LESS = 0x3c;
const HASH = 0x23;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The declaration of an XML file, and the root element around its events. */
const AROUND_EVENTS = /^<(\?xml\b|!--|\/?Events\b)/;

/** A truncated event has no end: the next one follows in the same record. */
function cutEvents(record: string, flaw: (flaw: Flaw) => void): readonly ParsedItem[] | undefined {
  const next = record.lastIndexOf('<Event ');
  const whole = next > 0 ? parseEventXml(record.slice(next)) : undefined;
  const rest = whole === undefined ? record : record.slice(0, next).trimEnd();
  const cut = parseCutEventXml(rest);
  if (cut !== undefined) flaw('cut-short');
  else if (whole === undefined) return undefined;
  return [cut ?? rest, ...(whole === undefined ? [] : [whole])];
}
