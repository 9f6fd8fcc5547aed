import type { RunSettings } from '../../detect/sample.ts';
import type { LogFile } from '../run/log-files.ts';
import { type RunOutcome, runDetections } from '../run/run-detections.ts';
import type { TacticsOf } from '../run/tactics.ts';
import type { Workspace } from '../workspace.ts';

/** How scenarios run. */
export interface ScenarioOptions {
  readonly settings: Pick<RunSettings, 'timeZone' | 'geo'>;
  readonly clock: () => number;
  /** A time at or after all events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
}

/** Runs all detections of a content folder over the logs of a scenario, as `tripline run` does. */
export function runScenario(
  workspace: Pick<Workspace, 'content' | 'library' | 'compile'>,
  logs: readonly LogFile[],
  { tacticsOf = () => [], ...options }: ScenarioOptions & { readonly tacticsOf?: TacticsOf },
): Promise<RunOutcome> {
  const detections = workspace.content.detection.all;
  return runDetections(workspace, { ...options, detections, logs, tacticsOf, stdin: noInput });
}

async function* noInput(): AsyncIterable<Buffer> {
  // Scenarios are files.
}
