import type { ResultColumn, SqlQuery } from '../backends/sql/sql-backend.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, fromJson, toFieldValue } from '../events/field-value.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';

/** The rows of a query as the engine of this process returns them. */
export function resultRows(
  { columns }: Pick<SqlQuery, 'columns'>,
  rows: readonly SqlRow[],
): readonly Event[] {
  return rows.map((row) => {
    const event = new Map<string, FieldValue>();
    for (const [index, column] of columns.entries()) {
      const value = fieldValue(row[index] ?? null, column);
      if (value !== null) event.set(column.field, value);
    }
    return event;
  });
}

/** Doubles without a number in JSON come as texts. */
function fieldValue(value: SqlValue, { type }: ResultColumn): FieldValue {
  if (value === null) return null;
  if (Array.isArray(value)) return toFieldValue(value);
  if (type === 'map') return fromJson(JSON.parse(String(value)));
  return type === 'number' ? Number(value) : (value as string | boolean);
}
