import { isoTime } from '../event-time.ts';
import type { RawEvent } from '../raw-format.ts';
import { eventXmlFields } from './event-xml.ts';
import { addWindowsFields } from './windows-event.ts';

/** The event of a record in XML, which may follow a syslog header; undefined when there is none. */
export function parseEventXml(record: string): RawEvent | undefined {
  const event = new Map([['_raw', record]]);
  return readInto(event, record) ? finishXmlEvent(event) : undefined;
}

/**
 * What can be read of an event that ends before its XML does: forwarders cut long events, and exports break at lines.
 * Undefined when not even its System section is whole, or when it is not cut but wrong.
 */
export function parseCutEventXml(record: string): RawEvent | undefined {
  const event = new Map([['_raw', record]]);
  const isCut = !readInto(event, record) && !record.includes('</Event>');
  return isCut && event.has('System_Props_Xml') ? finishXmlEvent(event) : undefined;
}

/** Whether the XML is whole; its fields are set as far as it goes. */
function readInto(event: RawEvent, record: string): boolean {
  const start = record.startsWith('<Event') ? 0 : record.indexOf('<Event');
  if (start < 0) return false;
  return eventXmlFields(start === 0 ? record : record.slice(start), event) !== undefined;
}

/** Adds what follows from the fields that stand in the XML. */
export function finishXmlEvent(event: RawEvent): RawEvent {
  const time = event.get('SystemTime');
  const seconds = typeof time === 'string' ? isoTime(time) : undefined;
  if (seconds !== undefined) event.set('_time', seconds);
  addWindowsFields(event, 'XmlWinEventLog');
  return event;
}
