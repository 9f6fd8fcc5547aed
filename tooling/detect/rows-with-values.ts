import type { Event } from '../events/event.ts';
import { type FieldValue, isList, isMap } from '../events/field-value.ts';

/**
 * The rows in which some field has a value. A row without any shows nothing: `table` with a misspelled field name
 * returns one per event.
 */
export function rowsWithValues(rows: Iterable<Event>): readonly Event[] {
  return [...rows].filter((row) => [...row.values()].some(hasValue));
}

function hasValue(value: FieldValue): boolean {
  if (isList(value)) return value.some(hasValue);
  if (isMap(value)) return [...value.values()].some(hasValue);
  return value !== null && value !== '';
}
