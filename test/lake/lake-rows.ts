import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { POSITION } from '../../tooling/backends/sql/tables.ts';
import { byCodeUnit } from '../../tooling/base/order.ts';
import { listColumn, textColumn } from '../../tooling/project/lake/columns.ts';
import {
  MANIFEST,
  type Manifest,
  readManifest,
  type TableEntry,
} from '../../tooling/project/lake/manifest.ts';

/** The rows of each table, in their order: the texts of each field that has any. */
export type LakeRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export function manifestOf(folder: string): Manifest {
  const manifest = readManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (manifest === undefined) throw new Error(`${folder} has no valid manifest`);
  return manifest;
}

/** Reads the files that the manifest of a lake names, with a program of others. */
export async function lakeRows(folder: string): Promise<LakeRows> {
  const { tables } = manifestOf(folder);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const table of tables) {
    const files = table.parts.map(({ path }) => `'${join(folder, path)}'`).join();
    const reader = await connection.runAndReadAll(
      `SELECT * FROM read_parquet([${files}], union_by_name = true, hive_partitioning = false) ORDER BY ${POSITION}`,
    );
    rows[table.name] = reader.getRowObjectsJson().map((row) => fieldsOf(row, table));
  }
  connection.closeSync();
  return rows;
}

function fieldsOf(
  row: Readonly<Record<string, unknown>>,
  { fields }: TableEntry,
): Record<string, unknown> {
  const found = fields.flatMap(({ field }) => {
    const value = row[textColumn(field)] ?? row[listColumn(field)];
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  const time = row['_time'];
  const all = time === null ? found : [...found, ['_time', time] as const];
  return Object.fromEntries(all.toSorted(([a], [b]) => byCodeUnit(a, b)));
}
