import { describe, expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { runScenario } from '../../tooling/project/scenario/run-scenario.ts';
import { scenarioLogs } from '../../tooling/project/scenario/scenario-logs.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

const MINUTE = 60;
const workspace = new Workspaces(realWorld()).open('.');
const stories = workspace.content.story.all.filter(({ data }) => data.scenario !== undefined);

/** What a scenario of our content is, besides what its test checks: `tripline test` runs it. */
describe.each(stories)('the scenario of $data.name', ({ data }) => {
  test('is an intrusion of several steps among ordinary events, in logs that name their times', async () => {
    const found = scenarioLogs('.', data.scenario?.data ?? '');
    const logs = found.kind === 'logs' ? found.logs : [];
    const clock = () => 0;
    const { findings, events, now, problems } = await runScenario(workspace, logs, {
      settings: {},
      clock,
    });
    const behind = findings.flatMap((finding) => finding.events?.listed ?? []);
    const seen = new Set(behind.map(({ file, number }) => `${file} ${number}`));
    const [first] = findings;
    expect(data.scenario?.detections.length).toBeGreaterThanOrEqual(5);
    expect(events - seen.size).toBeGreaterThan(0);
    expect(new Date(now * 1000).getUTCFullYear()).toBe(2026);
    expect(now - (first?.time ?? now)).toBeGreaterThan(30 * MINUTE);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
