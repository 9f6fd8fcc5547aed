import type { SqlRow, SqlValue } from './sql-row.ts';

/** What a client returned for a row, checked. Clients return doubles that JSON has no number for as texts. */
export function rowOfValues(values: readonly unknown[]): SqlRow {
  return values.map(sqlValue);
}

function sqlValue(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return value;
  throw new TypeError(`an engine returned a ${typeof value}`);
}
