import type { Dialect } from '../backends/sql/dialect.ts';
import type { RowsTable } from './rows-table.ts';
import { SqlFailure } from './sql-engine.ts';
import type { SqlRow } from './sql-row.ts';

/** The most characters of rows in one statement. */
const MOST = 32_000_000;

/** A statement that makes a temporary view with these rows: they are JSON lines in one literal. */
export function viewOfRows({ table, columns, rows }: RowsTable, dialect: Dialect): string {
  const names = columns.map((_, index) => `c${index}`);
  const lines = linesOf(rows, names);
  const types = columns.map(({ type }, index) => `c${index} ${dialect.types[type]}`).join(', ');
  const selected = columns.map(({ name }, index) => `row.c${index} AS ${dialect.identifier(name)}`);
  const view = dialect.identifier(table.name.at(-1) ?? '');
  const texts =
    lines.length === 0
      ? `SELECT '' AS line WHERE FALSE`
      : `SELECT explode(split(${dialect.literal(lines.join('\n'))}, '\\n')) AS line`;
  return `CREATE OR REPLACE TEMPORARY VIEW ${view} AS SELECT ${selected.join(', ')} FROM (SELECT from_json(line, ${dialect.literal(types)}) AS row FROM (${texts}))`;
}

function linesOf(rows: Iterable<SqlRow>, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (const row of rows) {
    const known = names.flatMap((name, index) => {
      const value = row[index] ?? null;
      return value === null ? [] : [[name, finite(value)] as const];
    });
    const line = JSON.stringify(Object.fromEntries(known));
    length += line.length;
    if (length > MOST)
      throw new SqlFailure(
        'refused',
        `rows of more than ${MOST / 1_000_000} MB are not sent in a statement: load them as files`,
      );
    lines.push(line);
  }
  return lines;
}

/** JSON has no number for these; Spark reads their names. */
function finite<Value>(value: Value): Value | string {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
