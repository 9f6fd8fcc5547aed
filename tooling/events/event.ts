import type { FieldValue } from './field-value.ts';

/** One event or result row. A Map, because field names come from logs and may be `__proto__`. */
export type Event = ReadonlyMap<string, FieldValue>;

/** What a predicate needs from an event, so that it can also run over other layouts. */
export interface FieldReader {
  get(field: string): FieldValue | undefined;
}
