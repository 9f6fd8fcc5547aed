import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { nodeHost } from '../../tooling/api/node-host.ts';
import { selectChanged } from '../../tooling/project/changed/select-changed.ts';
import { unreadDetections } from '../../tooling/project/test/misread.ts';
import { TestRunner } from '../../tooling/project/test/run-tests.ts';
import { UsageError } from '../../tooling/project/usage-error.ts';
import { Workspace, Workspaces } from '../../tooling/project/workspace.ts';
import { temporaryFolder } from '../render/fake-world.ts';
import { gitIn } from './git-folder.ts';
import { LINKS, READING } from './reading-repository.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const workspaces = new Workspaces(nodeHost());
let root = '';
let builtIn: Workspace['builtIn'];
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  root = temporaryFolder(READING);
  for (const [path, target] of Object.entries(LINKS)) symlinkSync(target, join(root, path));
  execFileSync('git', ['-C', root, 'init', '-q', '-b', 'main']);
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '-q', '-m', 'all');
  builtIn = workspaces.open(root).builtIn;
  before = await verdicts(opened());
});

afterAll(() => rmSync(root, { recursive: true }));

function opened(): Workspace {
  return new Workspace(root, { validate: workspaces.validate, builtIn });
}

function openedOrStopped(): Workspace | undefined {
  try {
    return opened();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** What the tests of each detection say, by path. */
async function verdicts(workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const runner = new TestRunner(workspace, {
    places: { content: root, cache: join(root, 'no-cache'), lock: new Map() },
    settings: { timeZone: 'UTC' },
    clock: () => 0,
  });
  for (const detection of workspace.content.detection.all) {
    const lines: unknown[] = [];
    for await (const { result } of runner.runAll(detection)) {
      const { test: name, status, reason, rows, warnings } = result;
      lines.push([name, status, reason, rows.map((row) => [...row]), warnings]);
    }
    found.set(detection.path, JSON.stringify(lines));
  }
  for (const { detection, reason } of unreadDetections(workspace, []))
    found.set(detection, `${reason}`);
  return found;
}

/** Everything that somebody could do to a file, as its new text; undefined deletes it. */
function edits(text: string): readonly (string | undefined)[] {
  const all = [
    undefined,
    '',
    'name: [',
    text.replace(/^name: (.*)$/m, 'name: $1 Two'),
    text.replaceAll('open', 'shut'),
    text.replaceAll('1', '3'),
    text.replaceAll('7', '9'),
    text.replaceAll('ann', 'bob'),
    text.split('\n').slice(0, -2).join('\n'),
    `${text}${text}`,
    `# A comment.\n${text}`,
  ];
  return [...new Set(all)].filter((edited) => edited !== text);
}

/** Files that nobody had, and that change what others find. */
const ADDED: Readonly<Record<string, string>> = {
  'macros/macro_filter.yml':
    'name: macro_filter\ndescription: Filters.\ndefinition: search door=9\n',
  'macros/a_first.yml': 'name: opened\ndescription: First.\ndefinition: action=shut\n',
  'lookups/a_first.yml': 'name: levels\ndescription: First.\nfilename: actions.csv\n',
  'lookups/actions.yml': 'name: actions\ndescription: Named.\nfilename: level_table.csv\n',
  'lookups/seen_users.csv': 'user,times\nann,2\n',
  'data_models/a_first.yml':
    'name: Doors\ndescription: First.\ndatasets:\n- name: Doors\n  constraint: door=2\n  fields: [action, user]\n',
  'data_sources/another.yml': `${READING['data_sources/doors.yml']}`
    .replace('Door Log', 'Another Log')
    .replace('000000000001', '000000000002')
    .replace('level: door', 'level: 6'),
  'baselines/a_first.yml': `${READING['baselines/known_users.yml']}`
    .replace('badge=', 'badge!=')
    .replace('`with_badge`', 'action=shut'),
  'detections/opened_doors.yml': `${READING['detections/alone.yml']}`
    .replace('Fixture 1', 'Opened Doors')
    .replace('action=open"', 'action=shut"'),
  'tests/more.test.yml': 'tests:\n- name: More\n  file: alone.yml\n  events: []\n',
  'tests/broken.test.yml': 'tests: [',
  'attack_data/attack_data/near.log': '',
};

const IDLE = ['README.md', 'macros/other.yml', 'lookups/known_users.yml', 'tripline.yml'];

interface Change {
  readonly path: string;
  readonly text: string | undefined;
}

/** The detections whose verdict a change alters, and those that it selects. */
async function effectOf({ path, text }: Change) {
  const file = join(root, path);
  const link = LINKS[path];
  const old = link === undefined && path in READING ? readFileSync(file, 'utf8') : undefined;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, text);
  try {
    const workspace = openedOrStopped();
    // With invalid settings, every command stops.
    if (workspace === undefined) return { changed: [], selected: new Set<string>() };
    const after = await verdicts(workspace);
    const { affected, unread } = selectChanged(workspace, { base: 'main', paths: [] });
    const selected = new Set([...affected.map((one) => one.path), ...unread]);
    const isGone = (detection: string) => detection === path && text === undefined;
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (one) => one.startsWith('detections/') && before.get(one) !== after.get(one) && !isGone(one),
    );
    return { changed, selected };
  } finally {
    rmSync(file, { force: true });
    if (old !== undefined) writeFileSync(file, old);
    if (link !== undefined) symlinkSync(link, file);
  }
}

test('every detection of the fixture passes, because of other files', () => {
  const broken = [...before].filter(([, lines]) => !lines.includes('"passed"'));
  expect(broken).toEqual([]);
});

describe('whatever changes a verdict selects its detection', () => {
  const files = [...Object.keys(READING), ...Object.keys(LINKS)].sort();

  test.each(files)('%s', async (path) => {
    const text = READING[path] ?? '';
    const missed: unknown[] = [];
    const reached = new Set<string>();
    for (const edited of edits(text)) {
      const { changed, selected } = await effectOf({ path, text: edited });
      for (const one of changed) reached.add(one);
      const left = changed.filter((one) => !selected.has(one));
      if (left.length > 0) missed.push({ edited, left });
    }
    expect(missed).toEqual([]);
    // Each file of the fixture is there because a verdict depends on it, but for these.
    expect(reached.size > 0).toBe(!IDLE.includes(path));
  });

  test.each(Object.entries(ADDED))('%s is added', async (path, text) => {
    const { changed, selected } = await effectOf({ path, text });
    expect(changed.filter((one) => !selected.has(one))).toEqual([]);
  });
});

describe('what changes no verdict of a detection leaves it alone', () => {
  test.each([
    ['macros/opened.yml', ['detections/macro.yml']],
    ['macros/other.yml', []],
    ['macros/of_doors.yml', ['detections/saved.yml']],
    ['shared/linked.yml', ['detections/linked.yml']],
    ['lookups/level_table.csv', ['detections/lookup.yml']],
    ['lookups/levels.yml', ['detections/lookup.yml']],
    ['lookups/mapped.csv', ['detections/built.yml']],
    ['baselines/known_users.yml', ['detections/learned.yml']],
    ['macros/with_badge.yml', ['detections/learned.yml']],
    ['attack_data/learn.log', ['detections/learned.yml']],
    ['attack_data/datasets/doors/far.log', ['detections/far.yml']],
    ['shared/through.log', ['detections/through.yml']],
    ['tests/separate.test.yml', ['detections/separate.yml']],
    ['data_models/doors.yml', ['detections/model.yml']],
    [
      'tripline.yml',
      Object.keys(READING)
        .filter((one) => one.startsWith('detections/'))
        .sort(),
    ],
    ['README.md', []],
  ])('%s selects %j', async (path, expected) => {
    const text = lstatSync(join(root, path)).isFile() ? `${READING[path]}\n` : '';
    const { selected } = await effectOf({ path, text });
    expect([...selected].sort()).toEqual(expected);
  });
});
