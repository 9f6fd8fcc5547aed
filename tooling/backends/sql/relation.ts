import { columnName } from './columns.ts';
import { column, type OrderTerm, type Sql, type SqlType } from './sql.ts';
import type { StoredTable } from './tables.ts';

/** One SELECT. Its rows are those of the steps that it reads; the relational form of a plan is a list of steps. */
export interface Step {
  readonly id: string;
  readonly from: From;
  /** Whether the columns of the input stay. */
  readonly keepsColumns: boolean;
  readonly columns: readonly NewColumn[];
  readonly where?: Sql | undefined;
  readonly groupBy?: readonly Sql[] | undefined;
  readonly orderBy?: readonly OrderTerm[] | undefined;
  readonly limit?: number | undefined;
}

export interface NewColumn {
  readonly id: string;
  readonly value: Sql;
}

/** What a step reads. */
export type From =
  | { readonly kind: 'table'; readonly table: StoredTable }
  | { readonly kind: 'step'; readonly id: string }
  /** One row for each element of a list, as the column `as`; rows without the list disappear. */
  | { readonly kind: 'unnest'; readonly id: string; readonly list: Sql; readonly as: string }
  | {
      readonly kind: 'join';
      readonly left: string;
      readonly right: string;
      readonly type: 'inner' | 'left';
      readonly on: Sql;
    }
  /** The rows of each step, one after the other; all have the same columns. */
  | { readonly kind: 'union'; readonly ids: readonly string[] }
  /** One row without columns. */
  | { readonly kind: 'one-row' }
  /** No row. */
  | { readonly kind: 'no-row' };

/** A field of a relation: its column and type. */
export interface FieldColumn {
  readonly id: string;
  readonly type: SqlType;
}

/** The rows of a step, as a search sees them. */
export interface Relation {
  readonly step: string;
  /** The columns of the fields, in the order of the fields. */
  readonly fields: ReadonlyMap<string, FieldColumn>;
  /** The order of the rows, if the rows have one. */
  readonly order: readonly OrderTerm[];
  /** Whether a sort made that order, and nothing after it. */
  readonly isSorted: boolean;
  /** Whether there may be fields that are not in `fields`. */
  readonly isOpen: boolean;
  /** Whether its rows have fields without a column, whatever the table. */
  readonly hidesFields: boolean;
}

/** Collects steps, and names them and their columns. All columns of a query have different names. */
export class Steps {
  readonly all: Step[] = [];
  private readonly used = new Set<string>();
  private parameters = 0;

  add(step: Omit<Step, 'id'>): string {
    const id = `s${this.all.length + 1}`;
    this.all.push({ id, ...step });
    return id;
  }

  /** A column name that no other column has; like the name of a field, where it stands for one. */
  newId(field: string): string {
    const base = columnName(field);
    let id = base;
    for (let count = 2; this.used.has(id); count += 1) id = `${base}$${count}`;
    this.used.add(id);
    return id;
  }

  newParameter(): string {
    this.parameters += 1;
    return `x${this.parameters}`;
  }

  /** The relation with more columns; a field of that name gets the new one. */
  extend(relation: Relation, fields: readonly (readonly [field: string, value: Sql])[]): Relation {
    const made = fields.map(([field, value]) => ({ field, value, id: this.newId(field) }));
    const step = this.add({
      from: { kind: 'step', id: relation.step },
      keepsColumns: true,
      columns: made.map(({ id, value }) => ({ id, value })),
    });
    const next = new Map(relation.fields);
    for (const { field, id, value } of made) next.set(field, { id, type: value.type });
    return { ...relation, step, fields: next };
  }

  /** One more column that is not a field. */
  hidden(relation: Relation, name: string, value: Sql): readonly [Relation, Sql] {
    const id = this.newId(name);
    const step = this.add({
      from: { kind: 'step', id: relation.step },
      keepsColumns: true,
      columns: [{ id, value }],
    });
    return [{ ...relation, step }, column(id, value.type)];
  }

  filter(relation: Relation, where: Sql): Relation {
    const from = { kind: 'step', id: relation.step } as const;
    return { ...relation, step: this.add({ from, keepsColumns: true, columns: [], where }) };
  }
}
