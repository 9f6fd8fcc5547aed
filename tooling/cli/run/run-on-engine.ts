import { engineAddress } from '../../engines/engine-address.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { runOverLake } from '../../project/run/run-lake.ts';
import { runOverTables } from '../../project/run/run-tables.ts';
import { type Selection, selectedDetections } from '../../project/run/select-detections.ts';
import { tacticsBy } from '../../project/run/tactics.ts';
import { requiredTables } from '../../project/sql/tables/mapped-datasets.ts';
import type { Workspace } from '../../project/workspace.ts';
import { UsageError, type World } from '../world.ts';

interface EngineRunOptions extends Selection {
  readonly engine: string;
  readonly since?: number;
  readonly until?: number;
}

/** Runs detections on an engine over a loaded folder, or the tables in tripline.yml. An interrupt ends the run. */
export async function runLakeCommand(
  words: readonly string[],
  options: EngineRunOptions,
  { workspace, world }: { readonly workspace: Workspace; readonly world: World },
): Promise<RunOutcome> {
  const address = engineAddress(options.engine);
  if (typeof address === 'string') throw new UsageError(`--engine: ${address}`);
  const [folder, ...others] = words;
  if (others.length > 0)
    throw new UsageError('--engine runs over one folder that "tripline load" wrote');
  const tables = folder === undefined ? requiredTables(workspace) : undefined;
  if (folder === undefined && tables === undefined)
    throw new UsageError(
      '--engine runs over a folder that "tripline load" wrote, or over the tables in tripline.yml, which names none',
    );
  const stop = new AbortController();
  const end = world.onInterrupt(() => stop.abort());
  try {
    const request = {
      detections: selectedDetections(workspace, options),
      ...{ address, name: options.engine, since: options.since, until: options.until },
      tacticsOf: tacticsBy(workspace, world.packageRoot),
      clock: world.clock,
      environment: process.env,
      signal: stop.signal,
    };
    if (tables !== undefined) return await runOverTables(workspace, request, tables);
    return await runOverLake(workspace, { ...request, folder: folder ?? '' });
  } finally {
    end();
  }
}
