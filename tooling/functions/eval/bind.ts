import type { FieldReader } from '../../events/event.ts';
import type { FieldValue } from '../../events/field-value.ts';

/** The same row with one field bound to another value. */
export function bind(row: FieldReader, field: string, value: FieldValue): FieldReader {
  return { get: (name) => (name === field ? value : row.get(name)) };
}
