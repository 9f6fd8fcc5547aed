import type { Span } from '../../base/source.ts';
import { given, type LogicalPlan } from '../../plan/plan.ts';
import { parseRegex } from '../../regex/parser.ts';
import type { Dialect } from './dialect.ts';
import { readTable } from './nodes/scan.ts';
import { Printer } from './print.ts';
import { Refused } from './refused.ts';
import { type Relation, Steps } from './relation.ts';
import { column, nothing, type Sql, type SqlType } from './sql.ts';
import { printed, type SqlQuery, translationFor } from './sql-backend.ts';
import type { StoredTable } from './tables.ts';
import { Scope, type Translation } from './translation.ts';
import { asType, commonType } from './values.ts';

/** Why a part of a view has no SQL, and its place in its own text. */
export interface NoSql {
  readonly reason: string;
  readonly span: Span | undefined;
}

/** How a value of a view is computed, and the fields that it is computed of. */
export interface ViewValue {
  readonly reads: readonly string[];
  make(scope: Scope): Sql;
}

/** The rows of a table, to be changed. */
export function viewRows(table: StoredTable, dialect: Dialect): ViewRows {
  const steps = new Steps();
  const tables = { dataset: () => undefined, lookup: () => undefined };
  const translation = translationFor({ dialect, tables, now: undefined }, { steps });
  return new ViewRows(readTable(table, translation), { steps, translation, dialect });
}

/** The query of a view: the rows of all of these, one after the other, with the fields of all of them. */
export function viewQuery(all: readonly ViewRows[]): Pick<SqlQuery, 'sql' | 'columns'> {
  const names = [...new Set(all.flatMap(({ relation }) => [...relation.fields.keys()]))];
  const types = new Map(
    names.map((name) => [name, commonType(all.map((rows) => rows.field(name)))] as const),
  );
  // Each has a WITH clause of its own: engines limit the depth of one.
  const queries = all.map((rows) => rows.query(types));
  const columns = queries[0]?.columns ?? [];
  if (queries.length === 1) return { sql: queries[0]?.sql ?? '', columns };
  const parts = queries.map(({ sql }, index) => `SELECT * FROM (\n${sql}\n) AS rows_${index + 1}`);
  return { sql: parts.join('\nUNION ALL\n'), columns };
}

interface ViewContext {
  readonly steps: Steps;
  readonly translation: Translation;
  readonly dialect: Dialect;
}

/** Rows of a table while a view changes them. Parts without SQL are left out, with all that is computed of them. */
export class ViewRows {
  readonly #context: ViewContext;
  readonly #printer: Printer;
  /** Fields that have no SQL, and why. */
  readonly refused = new Map<string, string>();
  /** The only values that fields have, in lower case, where they are known. */
  readonly possible = new Map<string, readonly string[]>();
  relation: Relation;

  constructor(relation: Relation, context: ViewContext) {
    this.relation = relation;
    this.#context = context;
    this.#printer = new Printer(context.dialect);
  }

  has(field: string): boolean {
    return this.relation.fields.has(field);
  }

  field(name: string): Sql {
    const known = this.relation.fields.get(name);
    return known === undefined ? nothing('text') : column(known.id, known.type);
  }

  /** A value, or why it has no SQL. */
  attempt({ reads, make }: ViewValue): Sql | NoSql {
    const unread = reads.find((name) => this.refused.has(name));
    if (unread !== undefined)
      return { reason: `it reads "${unread}", which has no SQL`, span: undefined };
    const { steps, translation } = this.#context;
    const scope = new Scope(translation, this.relation);
    const before = steps.all.length;
    try {
      const value = make(scope);
      this.#printer.value(value);
      for (const step of steps.all.slice(before)) this.#printer.step(step);
      this.relation = scope.relation;
      return value;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { reason: error.message, span: error.span };
    }
  }

  /** Sets fields, all at once. */
  set(fields: readonly (readonly [field: string, value: Sql])[]): void {
    if (fields.length === 0) return;
    this.relation = this.#context.steps.extend(this.relation, fields);
    for (const [field, value] of fields) {
      this.refused.delete(field);
      this.possible.delete(field);
      if (value.kind === 'text') this.possible.set(field, [value.text.toLowerCase()]);
    }
  }

  /** Fields that cannot be computed have no column. */
  refuse(field: string, reason: string): void {
    const fields = new Map(this.relation.fields);
    fields.delete(field);
    this.relation = { ...this.relation, fields };
    this.possible.delete(field);
    this.refused.set(field, reason);
  }

  keep(condition: Sql): void {
    this.relation = this.#context.steps.filter(this.relation, condition);
  }

  /** A value that is read several times, as a column that is no field. */
  hidden(value: Sql): Sql {
    const [relation, hidden] = this.#context.steps.hidden(this.relation, 'v', value);
    this.relation = relation;
    return hidden;
  }

  /** What a node of a plan makes of the rows; why it has no SQL, if it has none. */
  apply(node: (input: LogicalPlan) => LogicalPlan, span: Span): NoSql | undefined {
    const { translation, steps } = this.#context;
    const before = steps.all.length;
    try {
      const relation = translation.relation(node(given(span)), this.relation);
      for (const step of steps.all.slice(before)) this.#printer.step(step);
      this.relation = relation;
      return undefined;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { reason: error.message, span: error.span };
    }
  }

  /** The query of these rows, with fields of these types; those that they do not have are missing. */
  query(types: ReadonlyMap<string, SqlType>): SqlQuery {
    const values = [...types].map(
      ([name, type]) => [name, asType(this.field(name), type)] as const,
    );
    const changed = values.filter(([, value]) => value.kind !== 'column');
    this.set(changed);
    const fields = new Map(
      [...types.keys()].flatMap((name) => {
        const known = this.relation.fields.get(name);
        return known === undefined ? [] : [[name, known] as const];
      }),
    );
    const { steps, dialect } = this.#context;
    return printed({ ...this.relation, fields, order: [], isOpen: false }, steps, dialect);
  }

  /** Only these fields. */
  select(fields: ReadonlyMap<string, Sql>): void {
    this.set([...fields]);
    const kept = [...this.relation.fields].filter(([name]) => fields.has(name));
    this.relation = { ...this.relation, fields: new Map(kept) };
  }
}

export function isNoSql(value: Sql | NoSql): value is NoSql {
  return 'reason' in value;
}

/** The names of the groups of a pattern; none if it is not valid. */
export function groupNames(pattern: string): readonly string[] {
  const parsed = parseRegex(pattern, {});
  return 'reason' in parsed ? [] : [...parsed.groupsByName.keys()];
}
