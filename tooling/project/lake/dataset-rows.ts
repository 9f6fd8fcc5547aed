import type { Event } from '../../events/event.ts';
import type { Run } from '../../events/run.ts';
import type { DataModelCatalog } from '../../mapping/data-model-catalog.ts';
import type { TableContent } from './lake-table.ts';

/** A row of an event, and the table that it belongs to. */
export interface TableRow {
  readonly content: TableContent;
  readonly row: Event;
}

const EVENTS: TableContent = { kind: 'events' };

/** The rows of a normalized event: itself, and one for each dataset of a data model that it belongs to. */
export function rowsIn(
  dataModels: DataModelCatalog,
): (event: Event, run: Run) => Iterable<TableRow> {
  const families = [...dataModels.families()];
  return function* (event, run) {
    yield { content: EVENTS, row: event };
    for (const { model, root, below } of families) {
      const rows = [...dataModels.rowsOf(event, { model, dataset: root }, run)];
      if (rows.length === 0) continue;
      for (const dataset of [root, ...below])
        for (const row of dataModels.rowsOf(event, { model, dataset }, run))
          yield { content: { kind: 'data-model', model, dataset }, row: row.whole() };
    }
  };
}
