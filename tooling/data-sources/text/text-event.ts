import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';
import { textTime } from './text-time.ts';

/** An event from a text and its fields, with the time at the start of the text. */
export function textEvent(raw: string, fields: Iterable<readonly [string, FieldValue]>): RawEvent {
  const event: RawEvent = new Map([['_raw', raw]]);
  const time = textTime(raw);
  if (time !== undefined) event.set('_time', time);
  for (const [name, value] of fields) event.set(name, value);
  return event;
}

/** Adds missing fields. */
export function addMissing(event: RawEvent, fields: Iterable<readonly [string, FieldValue]>): void {
  for (const [name, value] of fields) if (!event.has(name)) event.set(name, value);
}

/** Adds the non-empty named groups of a match. */
export function addGroups(
  event: RawEvent,
  groups: Readonly<Record<string, string | undefined>> = {},
): void {
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined && value !== '') event.set(name, value);
  }
}
