import { setTimeout as wait } from 'node:timers/promises';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { EngineAddress } from '../../engines/engine-address.ts';
import { openEngine } from '../../engines/open-engine.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import { lakeDiagnostic } from '../lake/diagnostics.ts';
import { invalid, manifestIn } from '../lake/lake-folder.ts';
import { LakeTables, unnamedFiles } from '../lake/lake-tables.ts';
import type { Manifest } from '../lake/manifest.ts';
import type { DatasetTables } from '../sql/dataset-tables.ts';
import { engineProblem } from '../sql/engine-diagnostics.ts';
import type { Workspace } from '../workspace.ts';
import type { RunOutcome } from './run-detections.ts';
import { type EngineRunRequest, runOnEngine } from './run-on-engine.ts';

/** What to run on which engine. */
export interface LakeRunRequest
  extends Pick<EngineRunRequest, 'detections' | 'tacticsOf' | 'clock' | 'signal' | 'onProgress'> {
  /** The folder of the lake; this process and the engine both read it. */
  readonly folder: string;
  readonly address: EngineAddress;
  /** The address as the user gave it. */
  readonly engine: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
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
  const { folder, address, environment, since, until } = request;
  let engine: SqlEngine | undefined;
  try {
    const pause = (ms: number) => wait(ms);
    engine = await openEngine(address, { environment, folders: [folder], pause });
    const tables = new LakeTables(engine, { folder, manifest, since, until });
    const { events, newest } = await extentOf(engine, tables);
    const { detections, tacticsOf, clock, signal, onProgress } = request;
    const rest = { detections, tacticsOf, clock, signal, onProgress };
    return await runOnEngine(workspace, { ...rest, engine, tables, events, now: until ?? newest });
  } catch (error) {
    if (!(error instanceof SqlFailure)) throw error;
    return failed([engineProblem(error, request.engine)]);
  } finally {
    await engine?.close().catch(() => undefined);
  }
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

/** Nothing ran. */
function failed(problems: readonly Diagnostic[]): RunOutcome {
  const nothing = { findings: [], notRun: [], incomplete: [], costs: [] };
  return { ...nothing, events: 0, now: 0, windows: undefined, ran: 0, isPartial: true, problems };
}
