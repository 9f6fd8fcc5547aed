import { isoTime } from '../event-time.ts';
import type { RawEvent } from '../raw-format.ts';
import { eventXmlFields } from './event-xml.ts';
import { addWindowsFields } from './windows-event.ts';

/** The event of a record in XML, which may follow a syslog header; undefined when there is none. */
export function parseEventXml(record: string): RawEvent | undefined {
  const start = record.startsWith('<Event') ? 0 : record.indexOf('<Event');
  if (start < 0) return undefined;
  const event: RawEvent = new Map();
  event.set('_raw', record);
  if (eventXmlFields(start === 0 ? record : record.slice(start), event) === undefined)
    return undefined;
  finishXmlEvent(event);
  return event;
}

/** Adds what follows from the fields that stand in the XML. */
export function finishXmlEvent(event: RawEvent): void {
  const time = event.get('SystemTime');
  const seconds = typeof time === 'string' ? isoTime(time) : undefined;
  if (seconds !== undefined) event.set('_time', seconds);
  addWindowsFields(event, 'XmlWinEventLog');
}
