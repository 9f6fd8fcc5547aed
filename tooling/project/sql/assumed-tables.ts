import { columnName, type StoredColumn } from '../../backends/sql/columns.ts';
import { namesIn } from '../../backends/sql/names-in.ts';
import {
  POSITION,
  type StoredTable,
  type Tables,
  tableOfDataset,
  tableOfLookup,
} from '../../backends/sql/tables.ts';
import type { Library } from '../../detect/library.ts';
import type { Dataset } from '../../events/run.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';

/**
 * The tables that `tripline load` makes, as far as a search tells their columns: the fields of data models, and the
 * fields of events that the search names.
 */
export function assumedTables(plan: LogicalPlan, library: Library): Tables {
  const named = namesIn(nodesOf(plan));
  return {
    dataset: (dataset) => tableFor(dataset, { named, library }),
    lookup: (name) => {
      const table = library.lookup(name);
      if (table === undefined || table.compute !== undefined) return undefined;
      const columns = columnsOf(table.columns);
      return { name: [tableOfLookup(name)], columns, position: POSITION, rules: table };
    },
  };
}

interface Known {
  readonly named: ReadonlySet<string>;
  readonly library: Library;
}

function tableFor(dataset: Dataset, { named, library }: Known): StoredTable | undefined {
  const name = [tableOfDataset(dataset)];
  if (dataset.kind !== 'data-model')
    return { name, columns: columnsOf(named), position: POSITION, isOpen: true };
  const fields = library.dataModels.fieldsOf(dataset.model, dataset.dataset);
  return fields && { name, columns: columnsOf(fields), position: POSITION };
}

/** Fields are texts, as in Splunk; only times are numbers. */
function columnsOf(fields: Iterable<string>): ReadonlyMap<string, StoredColumn> {
  return new Map(
    [...fields].map((field) => [
      field,
      { name: columnName(field), type: field === '_time' ? 'number' : 'text' },
    ]),
  );
}
