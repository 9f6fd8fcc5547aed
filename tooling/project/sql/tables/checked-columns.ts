import type { ColumnProblem, ColumnType, StoredColumn } from '../../../backends/sql/columns.ts';
import { dialects } from '../../../backends/sql/dialects/index.ts';
import { type SqlEngine, SqlFailure } from '../../../engines/sql-engine.ts';
import type { SqlRow } from '../../../engines/sql-row.ts';
import type { MappedTable } from './table-mapping.ts';

/** The types of an engine that a column of a type may have, as the engine names them. */
const FITTING: Readonly<Record<ColumnType, RegExp>> = {
  text: /^(?:varchar|char|string|text|u?(?:tiny|small|big|huge)?int(?:eger)?|bool(?:ean)?|uuid|enum)(?:\([^[\]]*\))?$/i,
  number:
    /^(?:u?(?:tiny|small|big|huge)?int(?:eger)?|double|float|real|decimal|numeric)(?:\([\d, ]*\))?$/i,
  time: /^(?:timestamp(?:_ntz|_ltz|_s|_ms|_ns)?(?: with time zone)?|date)$/i,
  list: /^(?:array<(?:string|varchar\(\d+\)|char\(\d+\))>|varchar\[\])$/i,
  boolean: /^bool(?:ean)?$/i,
  map: /^(?:string|varchar)$/i,
};

/**
 * A table with the problems of its columns: those that it does not have, and those of another type. Throws an `SqlFailure`
 * if the table cannot be read at all.
 */
export async function checkedTable(engine: SqlEngine, table: MappedTable): Promise<MappedTable> {
  const columns = [...table.columns].flatMap(([field, column]) =>
    column === null ? [] : [{ field, column }],
  );
  const types = await typesOf(engine, table, columns);
  const checked = columns.map(({ field, column }, index) => {
    const problem = problemOf(column, types[index], table);
    return [field, problem === undefined ? column : { ...column, problem }] as const;
  });
  return { ...table, columns: new Map([...table.columns, ...checked]) };
}

interface Named {
  readonly field: string;
  readonly column: StoredColumn;
}

/** The types of columns; undefined for those that do not exist. */
async function typesOf(
  engine: SqlEngine,
  table: MappedTable,
  columns: readonly Named[],
): Promise<readonly (string | undefined)[]> {
  const { identifier } = dialects[engine.dialect];
  const from = table.name.map(identifier).join('.');
  const ask = async (asked: readonly Named[]): Promise<SqlRow> => {
    const types = asked.map(
      ({ column: { name, path = [] } }, index) =>
        `typeof(max_by(${[name, ...path].map(identifier).join('.')}, 1)) AS c${index}`,
    );
    const selected = ['count(*) AS n', ...types].join(', ');
    const [row = []] = await engine.query(`SELECT ${selected} FROM ${from} WHERE 1 = 0`);
    return row.slice(1);
  };
  await ask([]);
  try {
    return (await ask(columns)).map(String);
  } catch (error) {
    if (!(error instanceof SqlFailure) || error.code !== 'missing-column') throw error;
  }
  const types: (string | undefined)[] = [];
  for (const column of columns) types.push(await typeOf(() => ask([column])));
  return types;
}

async function typeOf(ask: () => Promise<SqlRow>): Promise<string | undefined> {
  try {
    return String((await ask())[0]);
  } catch (error) {
    if (error instanceof SqlFailure && error.code === 'missing-column') return undefined;
    throw error;
  }
}

function problemOf(
  { name, path = [], type }: StoredColumn,
  found: string | undefined,
  table: MappedTable,
): ColumnProblem | undefined {
  const column = [name, ...path].join('.');
  const place = `column "${column}" of ${table.name.join('.')}`;
  if (found === undefined) return { code: 'missing-column', reason: `${place} does not exist` };
  if (FITTING[type].test(found)) return undefined;
  return {
    code: 'wrong-type',
    reason: `${place} has the type ${found}, and tripline.yml expects ${type}`,
  };
}
