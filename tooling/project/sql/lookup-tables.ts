import { type StoredLookup, tableOfLookup } from '../../backends/sql/tables.ts';
import { rowsTable } from '../../engines/rows-table.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import type { LookupTable } from '../../events/run.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';

/** The lookups of a content folder as tables of an engine, each stored when a plan first reads it. */
export class LookupTables {
  readonly #engine: SqlEngine;
  readonly #lookup: (name: string) => LookupTable | undefined;
  readonly #stored = new Map<string, StoredLookup | undefined>();

  constructor(engine: SqlEngine, lookup: (name: string) => LookupTable | undefined) {
    this.#engine = engine;
    this.#lookup = lookup;
  }

  /** Stores the lookups that a plan reads, by name. Those that are computed have no table. */
  async tablesFor(plan: LogicalPlan): Promise<ReadonlyMap<string, StoredLookup>> {
    const tables = new Map<string, StoredLookup>();
    for (const name of namesIn(plan)) {
      if (!this.#stored.has(name)) this.#stored.set(name, await this.#store(name));
      const table = this.#stored.get(name);
      if (table !== undefined) tables.set(name, table);
    }
    return tables;
  }

  async #store(name: string): Promise<StoredLookup | undefined> {
    const lookup = this.#lookup(name);
    if (lookup === undefined || lookup.compute !== undefined) return undefined;
    const table = rowsTable([tableOfLookup(name)], lookup.rows);
    await this.#engine.store(table);
    return { ...table.table, rules: lookup };
  }
}

function namesIn(plan: LogicalPlan): readonly string[] {
  return nodesOf(plan).flatMap((node) => {
    if (node.kind === 'table') return [node.name];
    return node.kind === 'lookup' ? [node.table] : [];
  });
}
