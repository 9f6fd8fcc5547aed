import type { FieldValue } from './field-value.ts';

/** One event or result row. A Map, because field names come from logs and may be `__proto__`. */
export type Event = ReadonlyMap<string, FieldValue>;

/** What a predicate needs from an event, so that it can also run over other layouts. */
export interface FieldReader {
  get(field: string): FieldValue | undefined;
}

/** The time of an event, in seconds since 1970; 0 if it has none. */
export function timeOf(event: FieldReader): number {
  const time = event.get('_time');
  return typeof time === 'number' ? time : 0;
}
