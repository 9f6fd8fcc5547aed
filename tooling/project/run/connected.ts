import { setTimeout as wait } from 'node:timers/promises';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { EngineAddress } from '../../engines/engine-address.ts';
import { type EngineOptions, openEngine } from '../../engines/open-engine.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import { engineProblem } from '../sql/engine-diagnostics.ts';
import type { RunOutcome } from './run-detections.ts';
import type { EngineRunRequest } from './run-on-engine.ts';

/** What to run on which engine. */
export interface ConnectedRequest
  extends Pick<EngineRunRequest, 'detections' | 'tacticsOf' | 'clock' | 'signal' | 'onProgress'> {
  readonly address: EngineAddress;
  /** The address as the user gave it, for reports. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** Connects to an engine and runs something on it; an outcome without results says why the engine did not answer. */
export async function connected(
  { address, name, environment }: ConnectedRequest,
  { folders }: Pick<EngineOptions, 'folders'>,
  run: (engine: SqlEngine) => Promise<RunOutcome>,
): Promise<RunOutcome> {
  let engine: SqlEngine | undefined;
  try {
    const pause = (ms: number) => wait(ms);
    engine = await openEngine(address, { environment, folders, pause });
    return await run(engine);
  } catch (error) {
    if (!(error instanceof SqlFailure)) throw error;
    return failed([engineProblem(error, name)]);
  } finally {
    await engine?.close().catch(() => undefined);
  }
}

/** Nothing ran. */
export function failed(problems: readonly Diagnostic[]): RunOutcome {
  const nothing = { findings: [], notRun: [], incomplete: [], costs: [] };
  return { ...nothing, events: 0, now: 0, windows: undefined, ran: 0, isPartial: true, problems };
}
