import { engineAddress } from '../../engines/engine-address.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { runOverLake } from '../../project/run/run-lake.ts';
import { type Selection, selectedDetections } from '../../project/run/select-detections.ts';
import { tacticsBy } from '../../project/run/tactics.ts';
import type { Workspace } from '../../project/workspace.ts';
import { UsageError, type World } from '../world.ts';

interface EngineRunOptions extends Selection {
  readonly engine: string;
  readonly since?: number;
  readonly until?: number;
}

/** Options that say how logs are read, or that only searches in this process have. */
const LOCAL = ['source', 'sourcetype', 'window', 'schedule', 'geo', 'referenceTime'] as const;

/** Runs detections on an engine over a loaded folder. An interrupt ends the run. */
export async function runLakeCommand(
  words: readonly string[],
  options: EngineRunOptions,
  { workspace, world }: { readonly workspace: Workspace; readonly world: World },
): Promise<RunOutcome> {
  const address = engineAddress(options.engine);
  if (typeof address === 'string') throw new UsageError(`--engine: ${address}`);
  const local = LOCAL.find((name) => Reflect.get(options, name) !== undefined);
  if (local !== undefined)
    throw new UsageError(`--engine and --${hyphened(local)} cannot be combined`);
  const [folder, ...others] = words;
  if (folder === undefined || others.length > 0)
    throw new UsageError('--engine runs over one folder that "tripline load" wrote');
  const stop = new AbortController();
  const end = world.onInterrupt(() => stop.abort());
  try {
    return await runOverLake(workspace, {
      detections: selectedDetections(workspace, options),
      ...{ folder, address, engine: options.engine, since: options.since, until: options.until },
      tacticsOf: tacticsBy(workspace, world.packageRoot),
      clock: world.clock,
      environment: process.env,
      signal: stop.signal,
    });
  } finally {
    end();
  }
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
