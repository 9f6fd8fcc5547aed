import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';

/** The event type, and the field that holds it. */
export interface EventId {
  readonly sourcetype: string;
  readonly field: string;
  readonly id: string;
}

/** Fields that identify event types; the first one that an event has is used. */
const ID_FIELDS = [
  'EventCode',
  'EventID',
  'eventName',
  'Operation',
  'operationName',
  'event_simpleName',
  'eventType',
  'event_type',
  'message_id',
  'log_subtype',
  'type',
];

/** The ID of an event; undefined if it has none. */
export function eventIdOf(event: Event): EventId | undefined {
  for (const field of ID_FIELDS) {
    const id = toText(event.get(field));
    if (id !== '') return { sourcetype: sourceName(event), field, id };
  }
  return undefined;
}

/** Windows channels share a sourcetype, but each has its own event IDs. */
function sourceName(event: Event): string {
  const source = toText(event.get('source'));
  return /^(Xml)?WinEventLog:/.test(source) ? source : toText(event.get('sourcetype'));
}
