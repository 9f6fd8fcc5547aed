import {
  type StoredLookup,
  type StoredTable,
  type Tables,
  tableOfDataset,
  tableOfLookup,
} from '../../backends/sql/tables.ts';
import { rowsTable } from '../../engines/rows-table.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import type { Event } from '../../events/event.ts';
import type { Dataset, Run } from '../../events/run.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import type { MappedDatasets } from './tables/mapped-datasets.ts';

/** The tables of an engine for the samples of tests: those of the last sample are kept. */
export class SampleTables {
  private readonly engine: SqlEngine;
  private readonly mapped: MappedDatasets | undefined;
  private readonly stored = new Map<
    string,
    { readonly rows: unknown; readonly table: StoredTable }
  >();

  /** With tables of tripline.yml, searches read the fields of samples that these have columns for. */
  constructor(engine: SqlEngine, mapped?: MappedDatasets) {
    this.engine = engine;
    this.mapped = mapped;
  }

  /** Stores what a plan reads of a run. */
  async tablesFor(plan: LogicalPlan, run: Run): Promise<Tables> {
    const datasets = new Map<string, StoredTable>();
    const lookups = new Map<string, StoredLookup>();
    for (const node of nodesOf(plan)) {
      if (node.kind === 'scan' && node.dataset.kind !== 'given') {
        const name = tableOfDataset(node.dataset);
        const table = await this.store(name, rowsIn(run, node.dataset));
        datasets.set(name, this.mapped?.shapeOf(node.dataset, table) ?? table);
      }
      const lookup =
        node.kind === 'table' ? node.name : node.kind === 'lookup' ? node.table : undefined;
      if (lookup !== undefined) await this.storeLookup(lookup, run, lookups);
    }
    return {
      dataset: (dataset) => datasets.get(tableOfDataset(dataset)),
      lookup: (name) => lookups.get(name),
    };
  }

  private async storeLookup(
    name: string,
    run: Run,
    lookups: Map<string, StoredLookup>,
  ): Promise<void> {
    const lookup = run.lookup(name);
    // A lookup that is computed has no rows to store.
    if (lookup === undefined || lookup.compute !== undefined) return;
    const table = await this.store(tableOfLookup(name), lookup.rows);
    lookups.set(name, { ...table, rules: lookup });
  }

  private async store(name: string, rows: readonly Event[]): Promise<StoredTable> {
    const known = this.stored.get(name);
    if (known?.rows === rows) return known.table;
    const table = rowsTable([name], rows);
    await this.engine.store(table);
    this.stored.set(name, { rows, table: table.table });
    return table.table;
  }
}

function rowsIn(run: Run, dataset: Dataset): readonly Event[] {
  const rows = run.scan(dataset);
  return Array.isArray(rows) ? rows : [...rows];
}
