import type { StoredTable } from '../../backends/sql/tables.ts';
import type { Dataset } from '../../events/run.ts';

/** A table of a dataset on an engine. */
export interface DatasetTable extends StoredTable {
  /** The column of the index of each event, in lower case; undefined if the table does not say. */
  readonly index?: string | undefined;
}

/** The tables of an engine for datasets. */
export interface DatasetTables {
  /** The table of a dataset, whose views are made when it is first read; undefined if there is none. */
  tableOf(dataset: Dataset): Promise<DatasetTable | undefined>;
}
