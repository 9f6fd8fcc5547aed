import { openJsonObjects } from '../json/json-objects.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { xmlOfEventJson } from '../windows/event-json.ts';
import { parseEventXml } from '../windows/parse-event-xml.ts';

/** Windows events as JSON with the structure of their XML, with the field names of the XML rendering. */
export const evtxJson: RawFormat = {
  id: 'evtx-json',
  summary:
    'Windows events from evtx_dump, Velociraptor and others: JSON with Event.System or System',
  sourcetypes: [],
  sniff: (head) =>
    /^\s*(?:Record \d+\s+)?\{/.test(head) &&
    /"System"\s*:\s*\{/.test(head) &&
    head.includes('"Channel"') &&
    head.includes('"EventID"'),
  open: (context) => openJsonObjects(context, readEventJson),
};

/** The event of an object with the structure of its XML. */
export function readEventJson(text: string, fields: RawEvent): readonly RawEvent[] | undefined {
  if (!fields.has('Event.System.Channel') && !fields.has('System.Channel')) return undefined;
  const xml = xmlOfEventJson(text);
  const event = xml === undefined ? undefined : parseEventXml(xml);
  return event && [event.set('_raw', text)];
}
