import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { commitAll, edit, repositoryWith } from '../cli/git-folder.ts';
import { tripline, triplineIn } from '../cli/run.ts';
import { detection } from '../cli/small-detection.ts';
import { folderWith } from '../render/fake-world.ts';
import { siteOf } from '../site/made-site.ts';

interface Case {
  readonly case: string;
  readonly logs?: Readonly<Record<string, string>>;
  readonly detections?: readonly string[];
  readonly other_detections?: readonly string[];
  readonly verdict: string;
  readonly says?: readonly string[];
}

interface Fixture extends Required<Pick<Case, 'logs'>> {
  readonly detections: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

const fixture: Fixture = parse(readFileSync(join(import.meta.dirname, 'verdicts.yml'), 'utf8'));
const [right = fixture.cases[0]] = fixture.cases;
const ID = '9b1d6f0e-3c2a-4e5d-8f7b-6a1c0d9e8f24';
const STORY = 'stories/theft.yml';
const DATA = 'attack_data/scenarios/theft';

/** The files of a content folder with the story and the logs of a case. */
function filesOf({ logs = fixture.logs, detections, other_detections }: Partial<Case>) {
  const named = Object.entries(fixture.detections).map(([name, search]) => [
    `detections/${name.toLowerCase().replaceAll(' ', '_')}.yml`,
    detection(name, search).replace('analytic_story: []', 'analytic_story: [Theft]'),
  ]);
  const read = Object.entries(logs).map(([name, text]) => [`${DATA}/${name}`, text]);
  const scenario = { data: DATA, detections, other_detections };
  const story = stringify({
    name: 'Theft',
    id: ID,
    version: 1,
    date: '2026-01-15',
    author: 'Ada',
    description: 'A thief enters and takes what is in a box.',
    narrative: 'The door opens, the box is empty, and the door closes.',
    scenario,
    tags: { category: ['Adversary Tactics'] },
  });
  return { ...Object.fromEntries([...named, ...read]), [STORY]: story };
}

/** The results of the scenarios that a run tests. */
async function resultsOf(root: string, ...words: readonly string[]) {
  const { code, out } = await tripline('test', ...words, '--content', root, '--json');
  const lines = out.trim().split('\n');
  const objects = lines.map((line) => JSON.parse(line));
  return { code, scenarios: objects.filter(({ story }) => story !== undefined), objects };
}

describe('a scenario', () => {
  test.each(fixture.cases)('has a verdict: $case', async (one) => {
    const { code, scenarios } = await resultsOf(folderWith(filesOf(one)), STORY);
    expect(scenarios.map(({ status }) => status)).toEqual([one.verdict]);
    expect(code).toBe(one.verdict === 'passed' ? 0 : 1);
    const said = scenarios[0].diagnostics
      .filter(({ code: of }: { code: string }) => of.startsWith('test/'))
      .map(sentence);
    if (one.says !== undefined) expect(said).toEqual(one.says);
  });

  test('finds what a run over its logs finds', async () => {
    const root = folderWith(filesOf(right ?? {}));
    const { out } = await tripline('run', join(root, DATA), '--content', root, '--json');
    const names = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).detection);
    expect(names).toEqual(right?.detections);
  });

  test('is an error without its logs if data is required', async () => {
    const root = folderWith(filesOf({ ...right, logs: {} }));
    const { scenarios } = await resultsOf(root, STORY, '--require-data');
    expect(scenarios[0]).toMatchObject({
      status: 'error',
      reason: `data missing: folder "${DATA}" does not exist`,
    });
  });

  test('is an error if a log is malformed and data is read strictly', async () => {
    const logs = { ...fixture.logs, 'door.json': `${fixture.logs['door.json']}{"action":` };
    const root = folderWith(filesOf({ ...right, logs }));
    expect((await resultsOf(root, STORY)).scenarios[0]).toMatchObject({ status: 'passed' });
    const { scenarios } = await resultsOf(root, STORY, '--strict');
    expect(scenarios[0]).toMatchObject({ status: 'error' });
  });

  test('is an error if the file of the story cannot be read', async () => {
    const files = filesOf(right ?? {});
    const root = folderWith({ ...files, [STORY]: `${files[STORY]}custom: [\n` });
    const { code, objects } = await resultsOf(root);
    expect(code).toBe(1);
    expect(objects[0]).toMatchObject({ detection: STORY, status: 'error' });
  });

  test('reads no file outside of the content folder', async () => {
    const outside = folderWith({ 'door.json': fixture.logs['door.json'] ?? '' });
    const root = folderWith(filesOf(right ?? {}));
    symlinkSync(join(outside, 'door.json'), join(root, DATA, 'other.json'));
    const { scenarios } = await resultsOf(root, STORY);
    expect(scenarios[0]).toMatchObject({
      status: 'error',
      events: 0,
      reason: `"${DATA}" leads outside of the content folder`,
    });
  });

  test.each(['../theft', '/tmp', 'attack_data/../../theft', 'detections'])(
    'has no data in %s',
    async (data) => {
      const files = filesOf(right ?? {});
      const story = String(files[STORY]).replace(DATA, data);
      const { scenarios } = await resultsOf(folderWith({ ...files, [STORY]: story }), STORY);
      expect(scenarios[0]).toMatchObject({ status: 'error', events: 0 });
    },
  );
});

describe('a run of tests', () => {
  test.each([STORY, './stories', ID, 'Theft'])('selects the scenario by %s', async (selection) => {
    const root = folderWith(filesOf(right ?? {}));
    const path = selection.startsWith('.') ? join(root, selection) : selection;
    const { code, objects } = await resultsOf(root, path);
    expect(code).toBe(0);
    expect(objects.at(-1)?.summary).toMatchObject({ detections: 0, scenarios: 1, passed: 1 });
  });

  test('tests all scenarios, or none if only detections are selected', async () => {
    const root = folderWith(filesOf(right ?? {}));
    expect((await resultsOf(root)).scenarios).toHaveLength(1);
    expect((await resultsOf(root, 'detections')).scenarios).toHaveLength(0);
    const { objects } = await resultsOf(root, '--coverage');
    expect(objects.at(-1)?.summary).toMatchObject({ scenarios: 1 });
  });

  test('reports a failed scenario as a case of JUnit', async () => {
    const root = folderWith(filesOf(fixture.cases[2] ?? {}));
    const { code, out } = await tripline('test', STORY, '--content', root, '--format', 'junit');
    expect(code).toBe(1);
    expect(out).toContain('<testsuite name="Theft" tests="1" failures="1"');
    expect(out).toContain('<testcase name="scenario" classname="Theft"');
  });

  test('follows changes of the story, of its logs and of any detection', async () => {
    const root = repositoryWith(filesOf(right ?? {}));
    const changed = async () => (await resultsOf(root, '--changed', 'main')).scenarios.length;
    expect(await changed()).toBe(0);
    for (const path of [STORY, `${DATA}/door.json`, 'detections/door_opened.yml']) {
      writeFileSync(join(root, path), `${readFileSync(join(root, path), 'utf8')}\n`);
      expect([path, await changed()]).toEqual([path, 1]);
      commitAll(root);
    }
    edit(root, { [`${DATA}/box.json`]: undefined });
    expect((await resultsOf(root, '--changed', 'main')).scenarios[0]).toMatchObject({
      status: 'failed',
    });
  });

  test('runs the scenario again while it watches', async () => {
    const root = folderWith(filesOf(right ?? {}));
    async function* watch() {
      edit(root, { [`${DATA}/box.json`]: undefined });
      yield [`${DATA}/box.json`];
    }
    const { out } = await triplineIn({ watch }, 'test', '--watch', '--content', root);
    expect(out).toMatch(/1 scenario: 1 passed[\s\S]*"Box Emptied" finds nothing in the scenario/);
  });
});

describe('the page of a story', () => {
  const hostile = '<script>x</script>{{ y }}|z';

  test('of the site shows the timeline, escaped', async () => {
    const door = String(fixture.logs['door.json']).replace('north', hostile);
    const site = await siteOf(filesOf({ ...right, logs: { ...fixture.logs, 'door.json': door } }));
    const page = site.get('stories/theft/index.html') ?? '';
    const times = [...page.matchAll(/<time datetime="2026-01-05T(.{5})/g)].map(([, time]) => time);
    expect(times).toEqual(['08:00', '08:05', '08:09']);
    expect(page).toContain('door=&lt;script&gt;x');
    expect(page).not.toContain('<script>x');
  });

  test('in Markdown shows it too; without a scenario, there is none', async () => {
    const door = String(fixture.logs['door.json']).replace('north', hostile);
    const files = filesOf({ ...right, logs: { ...fixture.logs, 'door.json': door } });
    const page = async (content: Readonly<Record<string, string>>) => {
      const root = folderWith(content);
      await tripline('docs', '--content', root, '--out', join(root, 'out'), '--format', 'plain');
      return readFileSync(join(root, 'out/_stories/theft.md'), 'utf8');
    };
    const shown = await page(files);
    expect(shown).toContain('| 2026-01-05 08:05:00 |');
    expect(shown).toContain('&lt;script>x&lt;/script>&#123;&#123; y }}\\|z');
    const story = String(files[STORY]).replace(/^scenario:\n(?: .*\n)+/m, '');
    expect(await page({ ...files, [STORY]: story })).not.toContain('Timeline');
  });
});

function sentence({ code, message, help }: { code: string; message: string; help: string | null }) {
  const isFound = help !== null && /^(?:did you mean|no detection)/.test(help);
  return `${code}: ${message}${isFound ? ` (${help})` : ''}`;
}
