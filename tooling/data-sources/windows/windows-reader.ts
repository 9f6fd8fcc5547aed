import type { EventReader, ParsedItem, ReaderContext } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { parseClassicEvent } from './event-classic.ts';
import { parseEventXml } from './parse-event-xml.ts';
import { endOfWindowsEvent, isBetweenEvents } from './windows-records.ts';

/** Reads Windows events in XML and in the classic form: files hold either, or both. */
export function openWindowsEvents(context: ReaderContext): EventReader {
  return readRecords(
    { findEnd: endOfWindowsEvent, parse: parseWindowsRecord, isBlank: isBetweenEvents },
    context,
  );
}

function parseWindowsRecord(record: string): readonly ParsedItem[] | undefined {
  const first = record.charCodeAt(0);
  if (first === LESS && AROUND_EVENTS.test(record)) return [];
  if (first === HASH) return [];
  const event = isDigit(first) ? parseClassicEvent(record) : undefined;
  const found = event ?? parseEventXml(record);
  return found === undefined ? afterCut(record) : [found];
}

const LESS = 0x3c;
const HASH = 0x23;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The declaration of an XML file, and the element around its events. */
const AROUND_EVENTS = /^<(\?xml\b|!--|\/?Events\b)/;

/** An event that was cut off has no end of its own: the next one follows in the same record. */
function afterCut(record: string): readonly ParsedItem[] | undefined {
  const next = record.lastIndexOf('<Event ');
  const event = next > 0 ? parseEventXml(record.slice(next)) : undefined;
  return event && [record.slice(0, next), event];
}
