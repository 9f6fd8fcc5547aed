import { toText } from '../../events/field-value.ts';
import { jsonEvent, openJsonObjects } from '../json/json-objects.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';

/** Zeek logs as JSON lines. */
export const zeekJson: RawFormat = {
  id: 'zeek-json',
  summary: 'Zeek (Bro) logs as JSON',
  sourcetypes: ['bro:*', 'zeek:*'],
  sniff: (head) => /^\s*\{/.test(head) && /"ts"\s*:/.test(head) && /"(uid|_path)"\s*:/.test(head),
  open: (context) => openJsonObjects(context, readZeek),
};

/** A log shipper says in `_path` which log the event is of; a log file leaves that to its name. */
function readZeek(text: string, fields: RawEvent): readonly RawEvent[] | undefined {
  if (!fields.has('ts')) return undefined;
  const event = jsonEvent(text, fields);
  const log = event.get('_path');
  if (log !== undefined) event.set('sourcetype', `bro:${toText(log)}:json`);
  return [event];
}
