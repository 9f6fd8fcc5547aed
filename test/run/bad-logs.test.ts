import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { runDetections } from '../../tooling/project/run/run-detections.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { tripline } from '../cli/run.ts';
import { detection } from '../cli/small-detection.ts';
import { folderWith } from '../render/fake-world.ts';

const LINE = '{"user":"ada"}\n';

function contentOf(logs: Readonly<Record<string, string>>): string {
  const files = Object.entries(logs).map(([name, text]) => [`logs/${name}`, text]);
  return folderWith({
    'detections/all.yml': detection('all', 'search user=ada | stats count'),
    ...Object.fromEntries(files),
  });
}

/** Runs all detections; after the first piece of a log, something happens to the logs. */
async function outcome(content: string, happens: () => void) {
  const workspace = new Workspaces(realWorld()).open(content);
  let hasHappened = false;
  return runDetections(workspace, {
    detections: workspace.content.detection.all,
    logs: logFiles([join(content, 'logs')]),
    settings: {},
    tacticsOf: () => [],
    clock: () => 0,
    // biome-ignore lint/correctness/useYield: no log is standard input
    async *stdin() {
      throw new Error('not used');
    },
    onProgress() {
      if (!hasHappened) happens();
      hasHappened = true;
    },
  });
}

test('a log that vanishes while others are read is a problem of its own', async () => {
  const content = contentOf({ 'a.json': LINE, 'b.json': LINE, 'c.json': LINE });
  const { findings, problems } = await outcome(content, () =>
    rmSync(join(content, 'logs', 'b.json')),
  );
  expect(findings.map(({ row }) => row.get('count'))).toEqual([2]);
  expect(problems.map(({ code, span }) => [code, span?.source.name])).toEqual([
    ['data-sources/missing', join(content, 'logs', 'b.json')],
  ]);
});

test('a log that grows while it is read is read to an end', async () => {
  const lines = 20_000;
  const content = contentOf({ 'a.json': LINE.repeat(lines) });
  const { events, problems } = await outcome(content, () =>
    appendFileSync(join(content, 'logs', 'a.json'), LINE.repeat(10)),
  );
  expect(events).toBeGreaterThanOrEqual(lines);
  expect(problems).toEqual([]);
});

test('a log that is cut short while it is read ends there', async () => {
  const content = contentOf({ 'a.json': `${LINE}{"user":"ada"` });
  const { events, findings } = await outcome(content, () => undefined);
  expect([events, findings.length]).toEqual([2, 1]);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is an error that names the file', async () => {
  const content = contentOf({ 'a.json': LINE });
  const logs = join(content, 'logs');
  for (const format of ['html', 'json', 'csv']) {
    const words = ['--content', content, '--format', `${format}=/dev/full`];
    const { code, err } = await tripline('run', logs, ...words);
    expect([code, err]).toEqual([2, expect.stringContaining('/dev/full cannot be written')]);
  }
});
