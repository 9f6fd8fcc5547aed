import { jsonEvent, openJsonObjects } from '../json/json-objects.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';

/** Results of scheduled osquery queries. */
export const osquery: RawFormat = {
  id: 'osquery',
  summary: 'osquery results: JSON with hostIdentifier, name and columns',
  sourcetypes: ['osquery:results', 'osquery:snapshots'],
  sniff: (head) => /^\s*\{/.test(head) && MARKS.every((mark) => head.includes(mark)),
  open: (context) => openJsonObjects(context, readOsquery),
};

const MARKS = ['"hostIdentifier"', '"calendarTime"'];

/** The event of a result of osquery. */
export function readOsquery(text: string, fields: RawEvent): readonly RawEvent[] | undefined {
  const host = fields.get('hostIdentifier');
  if (host === undefined || !fields.has('calendarTime')) return undefined;
  const event = jsonEvent(text, fields);
  event.set('host', host);
  event.set('sourcetype', 'osquery:results');
  return [event];
}
