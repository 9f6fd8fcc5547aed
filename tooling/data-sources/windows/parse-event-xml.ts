import { isoTime } from '../event-time.ts';
import type { RawEvent } from '../raw-format.ts';
import { eventXmlFields } from './event-xml.ts';
import { addWindowsFields } from './windows-event.ts';

/** The event of a record in XML, which may follow a syslog header; undefined if it has no event. */
export function parseEventXml(record: string): RawEvent | undefined {
  const event = new Map([['_raw', record]]);
  return readInto(event, record) ? finishXmlEvent(event) : undefined;
}

/**
 * The readable part of an event with truncated XML: forwarders truncate long events, and exports split at newlines.
 * Undefined if its System section is incomplete, or if it is not truncated but malformed.
 */
export function parseCutEventXml(record: string): RawEvent | undefined {
  const event = new Map([['_raw', record]]);
  const isCut = !readInto(event, record) && !record.includes('</Event>');
  return isCut && event.has('System_Props_Xml') ? finishXmlEvent(event) : undefined;
}

/** What can be read of malformed XML; undefined if that is nothing. */
export function partialEventXml(record: string): RawEvent | undefined {
  const event: RawEvent = new Map([['_raw', record]]);
  readInto(event, record);
  return event.size > 1 ? finishXmlEvent(event) : undefined;
}

/** Whether the XML is complete; sets its fields as far as possible. */
function readInto(event: RawEvent, record: string): boolean {
  const start = record.startsWith('<Event') ? 0 : record.indexOf('<Event');
  if (start < 0) return false;
  return eventXmlFields(start === 0 ? record : record.slice(start), event) !== undefined;
}

/** Adds the fields that are derived from those in the XML. */
export function finishXmlEvent(event: RawEvent): RawEvent {
  const time = event.get('SystemTime');
  const seconds = typeof time === 'string' ? isoTime(time) : undefined;
  if (seconds !== undefined) event.set('_time', seconds);
  addWindowsFields(event, 'XmlWinEventLog');
  return event;
}
