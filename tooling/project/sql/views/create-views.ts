import type { Dialect } from '../../../backends/sql/dialect.ts';
import { tableOfDataset } from '../../../backends/sql/tables.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Dataset } from '../../../events/run.ts';
import { nodesOf } from '../../../plan/plan.ts';
import type { Workspace } from '../../workspace.ts';
import { type FolderTables, MappedDatasets } from '../tables/mapped-datasets.ts';
import type { MappedTable } from '../tables/table-mapping.ts';
import type { MappedView } from './mapped-views.ts';

/** The statements that make the views of raw tables. */
export interface ViewStatements {
  readonly text: string;
  readonly views: number;
  /** Parts of the mapping that the views do not have. */
  readonly problems: readonly Diagnostic[];
}

interface ViewsRequest {
  readonly dialect: Dialect;
  /** The detections whose views are made; all views if left out. */
  readonly paths: readonly string[] | undefined;
}

/** Writes views of raw tables as statements, one for events and one for each dataset that may have rows. */
export function createViews(
  workspace: Workspace,
  tables: FolderTables,
  { dialect, paths }: ViewsRequest,
): ViewStatements {
  const datasets = new MappedDatasets(tables, workspace, dialect);
  const wanted = paths === undefined ? undefined : readBy(workspace, paths);
  const statements = [...datasets.views.datasets()]
    .filter((dataset) => wanted?.has(tableOfDataset(dataset)) !== false)
    .flatMap((dataset) => {
      const place = datasets.placeOf(dataset);
      return place?.kind === 'view'
        ? [statement(place.view, datasets.nameOf(place.view), dialect)]
        : [];
    });
  const { problems } = datasets.views;
  return { text: statements.join('\n'), views: statements.length, problems };
}

/** The tables of the datasets that detections read. */
function readBy(workspace: Workspace, paths: readonly string[]): ReadonlySet<string> {
  const plans = workspace.select(paths).map((document) => workspace.compile(document).optimised);
  const datasets = plans
    .flatMap((plan) => nodesOf(plan))
    .flatMap((node): Dataset[] => (node.kind === 'scan' ? [node.dataset] : []));
  return new Set(datasets.map(tableOfDataset));
}

function statement({ sql, tables }: MappedView, name: readonly string[], dialect: Dialect): string {
  const quoted = (parts: readonly string[]): string => parts.map(dialect.identifier).join('.');
  const read = tables.map((table: MappedTable) => quoted(table.name)).join(', ');
  // A line of a comment ends where a name could break it: names have no control characters.
  return `-- reads ${read}\nCREATE OR REPLACE VIEW ${quoted(name)} AS\n${sql};\n`;
}
