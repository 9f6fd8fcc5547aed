import type { FieldReader } from '../../../events/event.ts';
import type { RequiredClause } from '../../../plan/required-literals.ts';
import { FieldIndex, type IndexedLiteral } from './field-index.ts';

/** A clause that rows are looked up for, by its number. */
export type NumberedClause = readonly [id: number, clause: RequiredClause];

/** Many clauses, by the fields of their literals: which of them does a row satisfy? */
export class LiteralIndex {
  readonly #fields: readonly (readonly [name: string, index: FieldIndex])[];

  constructor(clauses: readonly NumberedClause[]) {
    const byField = new Map<string, IndexedLiteral[]>();
    for (const [id, clause] of clauses)
      for (const literal of clause) {
        const literals = byField.get(literal.field) ?? [];
        literals.push({ literal, clause: id });
        byField.set(literal.field, literals);
      }
    this.#fields = [...byField].map(([name, literals]) => [name, new FieldIndex(literals)]);
  }

  /** By field: the characters in which it looked for parts of values. */
  get scanned(): ReadonlyMap<string, number> {
    return new Map(this.#fields.map(([name, { scanned }]) => [name, scanned]));
  }

  /** Calls back with the clauses that the row satisfies, maybe repeatedly. */
  each(row: FieldReader, use: (id: number) => void): void {
    for (const [name, index] of this.#fields) {
      const value = row.get(name);
      if (value === undefined || value === null) continue;
      for (const id of index.clausesOf(value)) use(id);
    }
  }
}
