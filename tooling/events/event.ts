import type { FieldValue } from './field-value.ts';

/** One event or result row. A Map, because field names come from logs and may be `__proto__`. */
export type Event = ReadonlyMap<string, FieldValue>;

/** The least that a predicate needs of an event, so that it can run over other layouts too. */
export interface FieldReader {
  get(field: string): FieldValue | undefined;
}
