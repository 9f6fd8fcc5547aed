import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { POSITION } from '../../backends/sql/tables.ts';
import { INDEX_COLUMN, listColumn, TIME_COLUMN, textColumn } from './columns.ts';
import type { RowBuffer, SparseColumn, StoredValue } from './row-buffer.ts';

/** The bytes of a Parquet file with the rows of a buffer, compressed with Snappy. */
export function parquetBytes(buffer: RowBuffer): Uint8Array {
  const columns = columnsOf(buffer);
  const root = { name: 'root', num_children: columns.length };
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [root, ...columns.flatMap(({ schema }) => schema)],
    createdBy: 'tripline',
  });
  file.write({ columnData: columns.map(lazily), rowGroupSize: Math.max(1, buffer.rows) });
  file.finish();
  return writer.getBytes();
}

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

interface Column {
  readonly name: string;
  readonly schema: readonly SchemaElement[];
  /** One entry per row; undefined is null. */
  readonly data: () => unknown[];
}

function columnsOf(buffer: RowBuffer): readonly Column[] {
  const fields = [...buffer.columns].flatMap(([field, column]) => [
    ...(column.lists < column.rows.length ? [texts(textColumn(field), column, buffer)] : []),
    ...(column.lists > 0 ? [lists(listColumn(field), column, buffer)] : []),
  ]);
  return [
    { name: POSITION, schema: [required(POSITION)], data: () => buffer.positions },
    { name: TIME_COLUMN, schema: [optional(TIME_COLUMN)], data: () => buffer.times },
    { name: INDEX_COLUMN, schema: [optionalText(INDEX_COLUMN)], data: () => buffer.indexes },
    ...fields,
  ];
}

function texts(name: string, column: SparseColumn, { rows }: RowBuffer): Column {
  const isText = (value: StoredValue) => typeof value === 'string';
  return { name, schema: [optionalText(name)], data: () => dense(column, rows, isText) };
}

function lists(name: string, column: SparseColumn, { rows }: RowBuffer): Column {
  const isArray = (value: StoredValue) => typeof value !== 'string';
  const schema: readonly SchemaElement[] = [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    optionalText('element'),
  ];
  return { name, schema, data: () => dense(column, rows, isArray) };
}

function dense(
  column: SparseColumn,
  rows: number,
  accepts: (value: StoredValue) => boolean,
): unknown[] {
  const data = new Array<unknown>(rows).fill(undefined);
  for (const [at, row] of column.rows.entries()) {
    const value = column.values[at];
    if (value !== undefined && accepts(value)) data[row] = value;
  }
  return data;
}

/** All columns of wide events at once would take more memory than the events: each is made when it is written. */
function lazily({ name, data }: Column): { readonly name: string; readonly data: unknown[] } {
  return {
    name,
    get data() {
      return data();
    },
  };
}

function required(name: string): SchemaElement {
  return { name, type: 'DOUBLE', repetition_type: 'REQUIRED' };
}

function optional(name: string): SchemaElement {
  return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' };
}

function optionalText(name: string): SchemaElement {
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' };
}
