import type { Dataset, LookupTable } from '../../events/run.ts';
import { columnName, type StoredColumn } from './columns.ts';

/** A table or view of the database, and the columns of its fields. */
export interface StoredTable {
  /** The parts of its name, not quoted: `['lake', 'endpoint.processes']`. */
  readonly name: readonly string[];
  readonly columns: ReadonlyMap<string, StoredColumn>;
  /** The column that numbers rows in the order of their logs; undefined if the order is not known. */
  readonly position?: string | undefined;
  /** Whether the table may have other columns: it then cannot be asked for all of its fields. */
  readonly isOpen?: boolean | undefined;
}

/** A lookup, and how its rows match: what `LookupTable` has besides its rows. */
export interface StoredLookup extends StoredTable {
  readonly rules: LookupRules;
}

export type LookupRules = Pick<
  LookupTable,
  'caseSensitive' | 'matchTypes' | 'defaultMatch' | 'minMatches' | 'maxMatches'
>;

/**
 * Where plans find their rows. Rows of events and datasets are read newest first, and in the order of `position` where
 * their times are equal; those of lookups in the order of `position`.
 */
export interface Tables {
  /** The table of a dataset, with the rows of some indexes or of all; undefined if there is none. */
  dataset(dataset: Dataset, indexes?: readonly string[]): StoredTable | undefined;
  /** The table of a lookup; undefined if there is none. */
  lookup(name: string): StoredLookup | undefined;
}

/** The column that `tripline load` numbers rows with. */
export const POSITION = '_position';

/** The name of the table for a dataset: `events`, `ocsf_events`, `endpoint.processes`. */
export function tableOfDataset(dataset: Dataset): string {
  switch (dataset.kind) {
    case 'data-model':
      return columnName(`${dataset.model}.${dataset.dataset}`.toLowerCase());
    case 'enriched-events':
      return `${dataset.shape}_events`;
    default:
      return 'events';
  }
}

/** The name of the table for a lookup: `lookup.assets`. */
export function tableOfLookup(name: string): string {
  return columnName(`lookup.${name}`);
}
