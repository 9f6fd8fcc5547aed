import type { Event, FieldReader } from '../../../events/event.ts';
import type { FieldValue } from '../../../events/field-value.ts';
import type { RequiredClause } from '../../../plan/required-literals.ts';
import { FieldIndex, type IndexedLiteral } from './field-index.ts';

/** A clause that rows are looked up for, by its number. */
export type NumberedClause = readonly [id: number, clause: RequiredClause];

/** Many clauses, by the fields of their literals: which of them does a row satisfy? */
export class LiteralIndex {
  readonly #fields: ReadonlyMap<string, FieldIndex>;

  /** What is the same in a previous index is taken from it. */
  constructor(clauses: readonly NumberedClause[], previous?: LiteralIndex) {
    const byField = new Map<string, IndexedLiteral[]>();
    for (const [id, clause] of clauses)
      for (const literal of clause) {
        const literals = byField.get(literal.field) ?? [];
        literals.push({ literal, clause: id });
        byField.set(literal.field, literals);
      }
    this.#fields = new Map(
      [...byField].map(([name, literals]) => {
        const known = previous?.index(name);
        return [name, known?.isOf(literals) === true ? known : new FieldIndex(literals)];
      }),
    );
  }

  /** The index of the values of a field. */
  index(name: string): FieldIndex | undefined {
    return this.#fields.get(name);
  }

  /** By field: the characters in which it looked for parts of values. */
  get scanned(): ReadonlyMap<string, number> {
    return new Map([...this.#fields].map(([name, { scanned }]) => [name, scanned]));
  }

  /** Calls back with the clauses that the row satisfies, maybe repeatedly. */
  each(row: FieldReader, use: (id: number) => void): void {
    if (row instanceof Map && row.size < this.#fields.size) this.#eachOfFields(row, use);
    else for (const [name, index] of this.#fields) eachOf(index, row.get(name), use);
  }

  /** Most events have fewer fields than all searches together read. */
  #eachOfFields(event: Event, use: (id: number) => void): void {
    for (const [name, value] of event) {
      const index = this.#fields.get(name);
      if (index !== undefined) eachOf(index, value, use);
    }
  }
}

function eachOf(index: FieldIndex, value: FieldValue | undefined, use: (id: number) => void): void {
  if (value === undefined || value === null) return;
  for (const id of index.clausesOf(value)) use(id);
}
