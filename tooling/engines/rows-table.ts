import { type ColumnType, columnName, type StoredColumn } from '../backends/sql/columns.ts';
import { POSITION, type StoredTable } from '../backends/sql/tables.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, isList, isMap, toText, valuesOf } from '../events/field-value.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';

/** Rows as a table: its columns in order, the last of which numbers the rows. */
export interface RowsTable {
  readonly table: StoredTable;
  readonly columns: readonly StoredColumn[];
  readonly rows: Iterable<SqlRow>;
}

/**
 * Rows as a table. A field is a list if any row has several values of it, a number or a Boolean if all values are, and
 * else a text. The table keeps the values of each field, but not whether a value was a number among texts.
 */
export function rowsTable(name: readonly string[], rows: readonly Event[]): RowsTable {
  const types = new Map<string, ColumnType>();
  for (const row of rows)
    for (const [field, value] of fieldsIn(row)) {
      const type = typeOf(value);
      if (type !== undefined) types.set(field, widened(types.get(field), type));
    }
  const columns = new Map(
    [...types].map(([field, type]): [string, StoredColumn] => [
      field,
      { name: columnName(field), type },
    ]),
  );
  const table = { name, columns, position: POSITION };
  return {
    table,
    columns: [...columns.values(), { name: POSITION, type: 'number' }],
    rows: storedRows(rows, columns),
  };
}

/** The fields of a row; a map has a field for each of its keys: `input_event.user`. */
function* fieldsIn(
  row: Iterable<readonly [string, FieldValue]>,
  prefix = '',
): Iterable<readonly [string, FieldValue]> {
  for (const [name, value] of row) {
    if (isMap(value)) yield* fieldsIn(value, `${prefix}${name}.`);
    else yield [`${prefix}${name}`, value];
  }
}

function* storedRows(
  rows: readonly Event[],
  columns: ReadonlyMap<string, StoredColumn>,
): Iterable<SqlRow> {
  for (const [index, row] of rows.entries()) {
    const fields = new Map(fieldsIn(row));
    const values = [...columns].map(([field, { type }]) => stored(fields.get(field) ?? null, type));
    yield [...values, index];
  }
}

function typeOf(value: FieldValue): ColumnType | undefined {
  if (value === null) return undefined;
  if (isList(value)) return value.length === 0 ? undefined : 'list';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

function widened(known: ColumnType | undefined, type: ColumnType): ColumnType {
  if (known === undefined || known === type) return type;
  return known === 'list' || type === 'list' ? 'list' : 'text';
}

function stored(value: FieldValue, type: ColumnType): SqlValue {
  const values = valuesOf(value).filter((item) => item !== null);
  if (values.length === 0) return null;
  if (type === 'list') return values.map(toText);
  if (typeof value === 'number' && type === 'number') return value;
  return typeof value === 'boolean' && type === 'boolean' ? value : toText(value);
}
