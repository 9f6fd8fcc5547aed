import { isoTime } from '../../base/iso-time.ts';
import { shortLine } from '../../base/shortened.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import type { Timeline, TimelineEntry, Timelines } from '../../render/docs/timeline.ts';
import type { Host } from '../host.ts';
import { eventText } from '../run/event-text.ts';
import type { Finding } from '../run/finding.ts';
import { tacticsBy } from '../run/tactics.ts';
import type { Workspace } from '../workspace.ts';
import { runScenario } from './run-scenario.ts';
import { scenarioLogs } from './scenario-logs.ts';

/** What the scenarios of all stories find. Stories whose logs cannot be read have no timeline. */
export async function timelinesOf(
  workspace: Workspace,
  { packageRoot, clock }: Pick<Host, 'packageRoot' | 'clock'>,
): Promise<Timelines> {
  const timelines = new Map<string, Timeline>();
  const tacticsOf = tacticsBy(workspace, packageRoot);
  for (const { path, data } of workspace.content.story.all) {
    if (data.scenario === undefined) continue;
    const { data: folder } = data.scenario;
    const found = scenarioLogs(workspace.content.root, folder);
    if (found.kind !== 'logs') continue;
    const options = { settings: {}, clock, tacticsOf };
    const { findings } = await runScenario(workspace, found.logs, options);
    timelines.set(path, timelineOf(folder, findings));
  }
  return timelines;
}

/** Whether a story has a scenario. */
export function hasScenario({ data }: ContentDocument<Story>): boolean {
  return data.scenario !== undefined;
}

/** What a page shows at most. */
const MOST = { findings: 100, name: 60 };

function timelineOf(data: string, findings: readonly Finding[]): Timeline {
  const entries = findings.slice(0, MOST.findings).map(entryOf);
  return { data, entries, more: findings.length - entries.length };
}

function entryOf(finding: Finding): TimelineEntry {
  const { time, host, user, detection, techniques, tactics } = finding;
  return {
    time: time === undefined ? '' : isoTime(time),
    host: shortLine(host, MOST.name),
    user: shortLine(user, MOST.name),
    detection: detection.name,
    techniques,
    tactics,
    event: eventText(finding),
  };
}
