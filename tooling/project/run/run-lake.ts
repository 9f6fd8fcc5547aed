import type { SqlEngine } from '../../engines/sql-engine.ts';
import { lakeDiagnostic } from '../lake/diagnostics.ts';
import { invalid, manifestIn } from '../lake/lake-folder.ts';
import { LakeTables, unnamedFiles } from '../lake/lake-tables.ts';
import type { Manifest } from '../lake/manifest.ts';
import type { DatasetTables } from '../sql/dataset-tables.ts';
import type { Workspace } from '../workspace.ts';
import { type ConnectedRequest, connected, failed } from './connected.ts';
import type { RunOutcome } from './run-detections.ts';
import { runOnEngine } from './run-on-engine.ts';

/** What to run on which engine over a loaded folder. */
export interface LakeRunRequest extends ConnectedRequest {
  /** The folder of the lake; this process and the engine both read it. */
  readonly folder: string;
}

/** Runs detections on an engine over a folder that `tripline load` wrote. */
export async function runOverLake(
  workspace: Workspace,
  request: LakeRunRequest,
): Promise<RunOutcome> {
  const { folder } = request;
  const manifest = manifestIn(folder);
  if (manifest === undefined)
    return failed([lakeDiagnostic('missing-manifest', { folder }, undefined)]);
  if (manifest === 'invalid') return failed([invalid(folder)]);
  const [unnamed] = unnamedFiles(folder, manifest);
  if (unnamed !== undefined)
    return failed([lakeDiagnostic('unfinished', { path: unnamed }, undefined)]);
  return runConnected(workspace, request, manifest);
}

async function runConnected(
  workspace: Workspace,
  request: LakeRunRequest,
  manifest: Manifest,
): Promise<RunOutcome> {
  const { folder, since, until } = request;
  return connected(request, { folders: [folder] }, async (engine) => {
    const tables = new LakeTables(engine, { folder, manifest, since, until });
    const { events, newest } = await extentOf(engine, tables);
    return runOnEngine(workspace, { ...request, engine, tables, events, now: until ?? newest });
  });
}

/** The number of events, and the time of the newest one. */
async function extentOf(
  engine: SqlEngine,
  tables: DatasetTables,
): Promise<{ readonly events: number; readonly newest: number }> {
  const table = await tables.tableOf({ kind: 'events' });
  if (table === undefined) return { events: 0, newest: 0 };
  const name = engine.dialect === 'spark' ? '`events`' : '"events"';
  const counted = 'SELECT CAST(count(*) AS DOUBLE) AS a, max(_time) AS b';
  const [row] = await engine.query(`${counted} FROM ${name}`);
  return { events: Number(row?.[0] ?? 0), newest: Number(row?.[1] ?? 0) };
}
