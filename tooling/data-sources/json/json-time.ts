import type { FieldValue } from '../../events/field-value.ts';
import { isoTime } from '../event-time.ts';
import { textTime } from '../text/text-time.ts';

/** Keys with the time of JSON events, the most specific key first. */
const TIME_KEYS = [
  '_time',
  'timestamp',
  '@timestamp',
  'time',
  'eventTime',
  'CreationTime',
  'published',
  'TimeCreated',
  'TimeGenerated',
  'eventTimestamp',
  'Received',
  'createdDateTime',
  'activityDateTime',
  'requestReceivedTimestamp',
  'id.time',
  'recorded',
  'event_time',
  'datetime',
  'created_at',
  'start_time',
  'calendarTime',
  'unixTime',
  'ts',
  'Timestamp',
  'utc_time',
  'updatedAt',
  'metadata.eventCreationTime',
  'data.timestamp',
  'notificationCreationTime',
  'lastTimestamp',
  'object.lastTimestamp',
];

/** The time of an event by its usual keys, in seconds since 1970. */
export function jsonTime(fields: ReadonlyMap<string, FieldValue>): number | undefined {
  for (const key of TIME_KEYS) {
    const value = fields.get(key);
    const time = typeof value === 'string' ? timeOf(value) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

/** A time in any usual format, or a number since 1970 whose unit follows from its size. */
export function timeOf(text: string): number | undefined {
  const dotNet = DOT_NET.exec(text)?.[1];
  if (dotNet !== undefined) return Number(dotNet) / 1e3;
  if (!EPOCH.test(text)) return isoTime(text) ?? textTime(text);
  const count = Number(text);
  if (count < 1e11) return count;
  return count < 1e14 ? count / 1e3 : micros(count);
}

function micros(count: number): number {
  return count < 1e17 ? count / 1e6 : count / 1e9;
}

/** `/Date(1772438401201)/`, as PowerShell writes times in JSON. */
const DOT_NET = /^\/Date\((-?\d{1,16})/;

/** From 2001 on: a smaller number is not a time. */
const EPOCH = /^\d{10,19}(\.\d+)?$/;
