import type { Backend } from '../../../tooling/backends/backend.ts';
import type { Aggregation } from '../../../tooling/plan/aggregation.ts';
import type {
  Aggregate,
  Bin,
  Convert,
  LogicalPlan,
  Project,
  Rename,
  Scan,
} from '../../../tooling/plan/plan.ts';
import { type Columns, listOf, quoted, Refused, refusalOf, testOf } from './sql-expression.ts';

/** A query, and the columns of its rows by the names of their fields. */
export interface Query {
  readonly sql: string;
  readonly columns: Columns;
}

/** The table that holds the rows of a dataset. */
export type TableOf = (scan: Scan) => { readonly table: string; readonly columns: Columns };

/** Core nodes as queries of DuckDB: only to compare the engine with another implementation. */
export function duckdb(tableOf: TableOf): Backend<Query | undefined> {
  return {
    id: 'duckdb',
    emit(plan) {
      try {
        return { program: new Emitter(tableOf).query(plan), refusals: [] };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { program: undefined, refusals: [refusalOf(error)] };
      }
    },
  };
}

class Emitter {
  private readonly tableOf: TableOf;
  private count = 0;

  constructor(tableOf: TableOf) {
    this.tableOf = tableOf;
  }

  query(plan: LogicalPlan): Query {
    switch (plan.kind) {
      case 'scan': {
        const { table, columns } = this.tableOf(plan);
        return { sql: `SELECT * FROM ${table}`, columns };
      }
      case 'filter': {
        const { sql, columns } = this.query(plan.input);
        const test = testOf(plan.predicate, columns);
        return { sql: `SELECT * FROM (${sql}) WHERE ${test}`, columns };
      }
      case 'extend':
        return plan.assignments.reduce((input, { target, value }) => {
          if (target.text.includes('{')) throw new Refused('a name from a field', target.span);
          return this.with(input, target.text, listOf(value, input.columns));
        }, this.query(plan.input));
      case 'fill': {
        if (plan.fields === 'all') throw new Refused('a fill of all fields', plan.span);
        const value = `[${quoted(plan.value)}]`;
        return plan.fields.reduce((input, { text }) => {
          const column = input.columns.get(text);
          return this.with(
            input,
            text,
            column === undefined ? value : `coalesce(${column}, ${value})`,
          );
        }, this.query(plan.input));
      }
      case 'convert':
        return this.converted(plan);
      case 'rename': {
        const { sql, columns } = this.query(plan.input);
        return { sql, columns: plan.pairs.reduce(renamed, columns) };
      }
      case 'project':
        return projected(plan, this.query(plan.input));
      case 'aggregate':
        return this.aggregated(plan);
      case 'unnest': {
        if (plan.limit > 0) throw new Refused('an unnest with a limit', plan.span);
        const input = this.query(plan.input);
        const column = input.columns.get(plan.field.text);
        return column === undefined ? input : this.split(input, plan.field.text, 'LEFT');
      }
      case 'bin':
        return this.binned(plan);
      case 'sort':
        if (plan.limit > 0) throw new Refused('a sort with a limit', plan.span);
        return this.query(plan.input);
      default:
        throw new Refused(`a node: ${plan.kind}`, plan.span);
    }
  }

  /** One more column, which takes the place of a column of that field. */
  private with({ sql, columns }: Query, name: string, value: string): Query {
    const id = this.newColumn();
    return {
      sql: `SELECT *, ${value} AS ${id} FROM (${sql})`,
      columns: new Map([...columns, [name, id]]),
    };
  }

  private newColumn(): string {
    this.count += 1;
    return `v${this.count}`;
  }

  private converted({ input, conversions }: Convert): Query {
    return conversions.reduce((query, { field, as, to }) => {
      if (to.kind !== 'time-text' || field.text.includes('*'))
        throw new Refused(`a conversion: ${to.kind}`, field.span);
      const column = query.columns.get(field.text);
      if (column === undefined) return query;
      const time = 'make_timestamp(CAST(floor(num(x)) AS BIGINT) * 1000000)';
      const text = `CASE WHEN num(x) IS NULL THEN x ELSE strftime(${time}, ${quoted(to.format)}) END`;
      return this.with(query, (as ?? field).text, `list_transform(${column}, lambda x: ${text})`);
    }, this.query(input));
  }

  private aggregated({ input, aggregations, by }: Aggregate): Query {
    const query = by.reduce((rows, { text }) => this.split(rows, text), this.query(input));
    const keys = by.map(({ text }) => [text, query.columns.get(text) ?? ''] as const);
    const results = aggregations.map((one) => {
      const id = this.newColumn();
      return { id, name: one.as.text, sql: `${aggregateOf(one, query.columns)} AS ${id}` };
    });
    const selected = [...keys.map(([, id]) => id), ...results.map(({ sql }) => sql)].join(', ');
    const group = keys.length === 0 ? '' : ` GROUP BY ${keys.map(([, id]) => id).join(', ')}`;
    return {
      sql: `SELECT ${selected} FROM (${query.sql})${group}`,
      columns: new Map([...keys, ...results.map(({ name, id }) => [name, id] as const)]),
    };
  }

  /** The start of fixed buckets of time. */
  private binned({ input, field, as, bins }: Bin): Query {
    const seconds =
      bins.kind === 'time' && bins.align === undefined ? bins.span?.seconds : undefined;
    const hasBounds = bins.from !== undefined || bins.to !== undefined;
    // Longer buckets follow the calendar.
    if (seconds === undefined || seconds > 3600 || hasBounds)
      throw new Refused(`bins: ${bins.kind}`, field.span);
    const query = this.query(input);
    const column = query.columns.get(field.text);
    if (column === undefined) return query;
    const start = `CAST(CAST(floor(num(x) / ${seconds}) * ${seconds} AS BIGINT) AS VARCHAR)`;
    const value = `list_transform(${column}, lambda x: CASE WHEN num(x) IS NULL THEN x ELSE ${start} END)`;
    return this.with(query, as.text, value);
  }

  /** A row for each value of a field; without a value none, or (LEFT) the row as it is. */
  private split({ sql, columns }: Query, name: string, join: '' | 'LEFT' = ''): Query {
    const id = this.newColumn();
    const column = columns.get(name) ?? 'NULL::VARCHAR[]';
    const value =
      join === 'LEFT'
        ? 'CASE WHEN one.value IS NULL THEN NULL ELSE [one.value] END'
        : '[one.value]';
    const rows = `(${sql}) AS rows ${join} JOIN unnest(${column}) AS one(value) ON true`;
    return {
      sql: `SELECT rows.*, ${value} AS ${id} FROM ${rows}`,
      columns: new Map([...columns, [name, id]]),
    };
  }
}

function renamed(columns: Columns, [from, to]: Rename['pairs'][number]): Columns {
  if (from.text.includes('*')) throw new Refused('a rename by pattern', from.span);
  const column = columns.get(from.text);
  const others = [...columns].filter(([name]) => name !== from.text && name !== to.text);
  return new Map(column === undefined ? others : [...others, [to.text, column]]);
}

const INTERNAL = ['_time', '_raw'];

function projected({ mode, fields }: Project, { sql, columns }: Query): Query {
  const pattern = fields.find(({ text }) => text.includes('*'));
  if (pattern !== undefined) throw new Refused('a pattern of field names', pattern.span);
  const named = fields.map(({ text }) => text);
  const names = mode === 'keep' ? [...named, ...INTERNAL] : named;
  const kept = [...columns].filter(([name]) => names.includes(name) !== (mode === 'remove'));
  return { sql, columns: new Map(kept) };
}

function aggregateOf({ fn, input, span }: Aggregation, columns: Columns): string {
  if (input.kind === 'rows') return '[CAST(count(*) AS VARCHAR)]';
  if (input.kind !== 'value') throw new Refused(`${fn} of ${input.kind}`, span);
  const list = listOf(input.value, columns);
  const items = `flatten(list(${list}) FILTER (${list} IS NOT NULL))`;
  switch (fn) {
    case 'count':
      return `[CAST(coalesce(sum(len(${list})), 0) AS VARCHAR)]`;
    case 'values':
      return `list_sort(list_distinct(${items}))`;
    case 'distinct_count':
      return `[CAST(coalesce(len(list_distinct(${items})), 0) AS VARCHAR)]`;
    case 'min':
    case 'max':
      return extreme(fn, items);
    default:
      throw new Refused(`a statistic: ${fn}`, span);
  }
}

/** Texts take part only while there is no number. */
function extreme(fn: 'min' | 'max', items: string): string {
  const numbers = `list_filter(${items}, lambda x: num(x) IS NOT NULL)`;
  const best = `list_${fn}(list_transform(${numbers}, lambda x: num(x)))`;
  const number = `list_filter(${numbers}, lambda x: num(x) = ${best})[1]`;
  const value = `coalesce(${number}, list_${fn}(${items}))`;
  return `CASE WHEN ${value} IS NULL THEN NULL ELSE [${value}] END`;
}
