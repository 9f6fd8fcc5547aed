import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';
import { findTime } from './text-time.ts';
import { markYearless } from './yearless.ts';

/** An event from a text and its fields, with the time at the start of the text. */
export function textEvent(raw: string, fields: Iterable<readonly [string, FieldValue]>): RawEvent {
  const event: RawEvent = new Map([['_raw', raw]]);
  const found = findTime(raw);
  if (found !== undefined) event.set('_time', found.time);
  if (found?.isYearless === true) markYearless(event);
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
