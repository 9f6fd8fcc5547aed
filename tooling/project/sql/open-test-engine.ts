import { setTimeout as wait } from 'node:timers/promises';
import { dialects } from '../../backends/sql/dialects/index.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { engineAddress } from '../../engines/engine-address.ts';
import { openEngine } from '../../engines/open-engine.ts';
import { type SqlEngine, SqlFailure } from '../../engines/sql-engine.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { engineProblem } from './engine-diagnostics.ts';
import type { TestEngine } from './on-engine.ts';
import { SampleTables } from './sample-tables.ts';
import { MappedDatasets, requiredTables } from './tables/mapped-datasets.ts';

/** Opens the engine at an address for tests of this content, or says why it is unavailable. */
export async function openTestEngine(
  name: string,
  workspace: Workspace,
  environment: NodeJS.ProcessEnv,
): Promise<TestEngine | Diagnostic> {
  const address = engineAddress(name);
  if (typeof address === 'string') throw new UsageError(`--engine: ${address}`);
  const tables = requiredTables(workspace);
  const mapped =
    tables &&
    (({ dialect }: SqlEngine) => new MappedDatasets(tables, workspace, dialects[dialect]));
  try {
    const pause = (ms: number) => wait(ms);
    const engine = await openEngine(address, { environment, pause });
    return { engine, tables: new SampleTables(engine, mapped?.(engine)) };
  } catch (error) {
    if (!(error instanceof SqlFailure)) throw error;
    return engineProblem(error, name);
  }
}
