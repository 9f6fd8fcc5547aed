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

/** The event of a Zeek log. Log shippers name the log in `_path`; otherwise the file name determines it. */
export function readZeek(text: string, fields: RawEvent): readonly RawEvent[] | undefined {
  if (!fields.has('ts') || !(fields.has('uid') || fields.has('_path'))) return undefined;
  const event = jsonEvent(text, fields);
  const log = event.get('_path');
  if (log !== undefined) event.set('sourcetype', `bro:${toText(log)}:json`);
  return [event];
}
