import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import type { Backend, Refusal } from '../backend.ts';
import { type ColumnType, columnName } from './columns.ts';
import type { Dialect } from './dialect.ts';
import { namesIn } from './names-in.ts';
import { translateNode } from './nodes/index.ts';
import { Printer, printQuery } from './print.ts';
import { pruned } from './prune.ts';
import { Refused } from './refused.ts';
import { type Relation, Steps } from './relation.ts';
import { call, column, number } from './sql.ts';
import type { Tables } from './tables.ts';
import type { Translation } from './translation.ts';

/** A query, and what its columns hold, in their order. */
export interface SqlQuery {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** Whether the rows come in the order that a sort asks for. */
  readonly isSorted: boolean;
  /** Whether the rows have more fields if the tables have more columns than are known. */
  readonly isPartial: boolean;
}

/** A column of a result: its field, and the types that `SqlValue` has. */
export interface ResultColumn {
  readonly field: string;
  /** Its name in the query. */
  readonly name: string;
  readonly type: Exclude<ColumnType, 'time'>;
}

/** What a translation depends on besides the plan. */
export interface SqlOptions {
  readonly dialect: Dialect;
  readonly tables: Tables;
  /** The current time of the search, in seconds since 1970; undefined for the time at which the query runs. */
  readonly now: number | undefined;
  /**
   * `parameters`: the query reads the time range and the indexes that a search of a database reads, the former from the
   * parameters `earliest` and `latest`. If left out, it reads all rows of its tables, as of a sample.
   */
  readonly range?: 'parameters' | undefined;
}

/** Plans as queries. What a query cannot compute with the same result is refused. */
export function sqlBackend(options: SqlOptions): Backend<SqlQuery | undefined> {
  return {
    id: options.dialect.name,
    emit: (plan) => {
      try {
        return { program: queryOf(plan, options), refusals: [] };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { program: undefined, refusals: [refusalOf(error, plan)] };
      }
    },
  };
}

function refusalOf({ message, span, column }: Refused, plan: LogicalPlan): Refusal {
  return {
    command: commandOf(plan),
    reason: message,
    span: span ?? plan.span,
    ...(column !== undefined && { problem: column.code }),
  };
}

function commandOf(plan: LogicalPlan): string {
  return plan.kind;
}

function queryOf(plan: LogicalPlan, { dialect, tables, now, range }: SqlOptions): SqlQuery {
  const steps = new Steps();
  const translation = translationFor({ dialect, tables, now, range }, { steps, plan });
  const relation = translation.relation(plan);
  if (relation.hidesFields)
    throw new Refused(
      'its rows have fields that are only known when it runs: add a table or fields command',
      plan.span,
    );
  return printed(relation, steps, dialect);
}

/** What the nodes of a plan share; without a plan, no field is named. */
export function translationFor(
  { dialect, tables, now, range }: SqlOptions,
  { steps, plan }: { readonly steps: Steps; readonly plan?: LogicalPlan },
): Translation {
  const translation: Translation = {
    dialect,
    tables,
    steps,
    range,
    named: namesIn(plan === undefined ? [] : nodesOf(plan)),
    now: now === undefined ? call('current-time', [], 'number') : number(now),
    relation: (node, given) =>
      translateNode(node, given === undefined ? translation : { ...translation, given }),
  };
  return translation;
}

/** A relation as a query: the steps that it needs, with the columns that are read. */
export function printed(relation: Relation, steps: Steps, dialect: Dialect): SqlQuery {
  const printer = new Printer(dialect);
  const columns = [...relation.fields].map(([field, { type }]) => ({
    field,
    name: columnName(field),
    type,
  }));
  const order = relation.isSorted ? relation.order : [];
  const { steps: needed, last } = pruned(steps.all, { relation, order });
  const selected = [...relation.fields].map(
    ([field, { id, type }]) =>
      `${printer.value(column(id, type))} AS ${printer.name(columnName(field))}`,
  );
  const tail = [
    `SELECT ${selected.length === 0 ? '1 AS nothing' : selected.join(', ')}`,
    `FROM ${last}`,
    ...(order.length === 0 ? [] : [`ORDER BY ${printer.order(order)}`]),
  ].join('\n');
  return {
    sql: printQuery(needed, tail, dialect),
    columns,
    isSorted: relation.isSorted,
    isPartial: relation.isOpen,
  };
}
