import { dialects } from '../../backends/sql/dialects/index.ts';
import { Printer } from '../../backends/sql/print.ts';
import { call } from '../../backends/sql/sql.ts';
import type { SqlEngine } from '../../engines/sql-engine.ts';
import { MappedDatasetTables } from '../sql/tables/mapped-dataset-tables.ts';
import type { FolderTables } from '../sql/tables/mapped-datasets.ts';
import type { Workspace } from '../workspace.ts';
import { type ConnectedRequest, connected } from './connected.ts';
import type { RunOutcome } from './run-detections.ts';
import { runOnEngine } from './run-on-engine.ts';

/** Runs detections on an engine over the tables that tripline.yml names. */
export async function runOverTables(
  workspace: Workspace,
  request: ConnectedRequest,
  tables: FolderTables,
): Promise<RunOutcome> {
  const { since, until } = request;
  return connected(request, {}, async (engine) => {
    const mapped = await MappedDatasetTables.open(tables, workspace, { engine, since, until });
    const now = until ?? (await currentTime(engine));
    return runOnEngine(workspace, { ...request, engine, tables: mapped, events: undefined, now });
  });
}

async function currentTime(engine: SqlEngine): Promise<number> {
  const now = new Printer(dialects[engine.dialect]).value(call('current-time', [], 'number'));
  const [row] = await engine.query(`SELECT ${now} AS a`);
  return Number(row?.[0]);
}
