import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inert, inertPage, oneLine, pictured } from '../../tooling/base/inert.ts';
import { newLookup } from '../../tooling/project/new/new-lookup.ts';
import { commitAll, gitIn } from '../cli/git-folder.ts';
import { tripline, triplineIn } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { folderOf } from '../site/hostile-content.ts';

/** What steers a terminal, turns the direction of text, hides, begins a line, or is a command of a workflow. */
const HOSTILE =
  'a \u001b[8mhidden\u009b31m \u202egnp\u2066.exe\u2069 \u0007\u0008\u007f \u{e0041} \u2028 \r\n::error::planted\n##[error]planted\u001b]8;;http://x\u0007';

/** All that must not come out of the program, whatever went in. */
const UNSAFE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029\u{e0041}]/u;

/** A line that a runner or a reader would take for one of ours. */
const PLANTED = /^\s*(?:::error::|##\[error\])planted/m;

const root = hostileFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

function hostileFolder(): string {
  const folder = folderOf({ text: HOSTILE, story: 'A story' });
  const unreadable = `name: ["${HOSTILE.replaceAll(/[\r\n]/g, ' ')}"`;
  // Git and the file system take any name.
  const names = [`x\u001b[31m\n::error::planted\u202e.yml`, `y\u009b.yml`];
  for (const name of names) writeFileSync(join(folder, 'detections', name), unreadable);
  const events = [{ user: 'eve', note: HOSTILE, [`field${HOSTILE}`]: HOSTILE }, { user: HOSTILE }];
  mkdirSync(join(folder, 'attack_data'), { recursive: true });
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  writeFileSync(join(folder, 'attack_data', `${names[1]}.log`), lines);
  writeFileSync(join(folder, 'raw.log'), `${HOSTILE}\n`);
  writeFileSync(join(folder, 'detections/fails.yml'), failing(`attack_data/${names[1]}.log`));
  gitIn(folder, 'checkout', '-q', '-b', 'main');
  commitAll(folder);
  rmSync(join(folder, 'detections/web'), { recursive: true });
  return folder;
}

function failing(data: string): string {
  return JSON.stringify({
    name: `fails ${HOSTILE}`,
    id: '0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c19',
    version: 1,
    date: '2026-01-31',
    author: HOSTILE,
    status: 'production',
    type: 'Hunting',
    description: HOSTILE,
    data_source: [HOSTILE],
    search: `user=eve | where lwoer(note)="x" OR note="${HOSTILE.replaceAll('"', '')}" | table user note`,
    tags: { analytic_story: [HOSTILE], [HOSTILE]: 1 },
    tests: [
      { name: HOSTILE, attack_data: [{ data, sourcetype: HOSTILE }], expected_results: 7 },
      { name: `nowhere ${HOSTILE}`, attack_data: [{ data: HOSTILE }] },
      { name: 'address', attack_data: [{ data: `https://x.example/${HOSTILE}` }] },
    ],
  });
}

const CONTENT = ['--content', root];
const DETECTION = 'detections/fails.yml';

describe('what strangers wrote steers nothing in the terminal', () => {
  const commands = [
    ['check', ...CONTENT, '--limit', '0'],
    ['check', ...CONTENT, '--json'],
    ['check', ...CONTENT, '--changed', 'main'],
    ['check', ...CONTENT, '--base', 'main'],
    ['check', ...CONTENT, '--format', 'sarif'],
    ['check', ...CONTENT, '--format', 'junit'],
    ['check', ...CONTENT, '--format', 'markdown'],
    ['test', ...CONTENT],
    ['test', ...CONTENT, '--json', '--rows'],
    ['test', ...CONTENT, '--format', 'junit'],
    ['test', ...CONTENT, '--format', 'sarif'],
    ['test', ...CONTENT, '--format', 'markdown'],
    ['test', ...CONTENT, '--coverage', '--mutate'],
    ['diff', 'main', ...CONTENT],
    ['diff', 'main', ...CONTENT, '--json'],
    ['diff', 'main', ...CONTENT, '--format', 'markdown'],
    ['explain', DETECTION, ...CONTENT, '--data', join(root, 'raw.log')],
    ['explain', DETECTION, ...CONTENT, '--data', join(root, 'raw.log'), '--json'],
    ['explain', DETECTION, ...CONTENT, '--plan'],
    ['data', 'inspect', join(root, 'raw.log'), ...CONTENT],
    ['data', 'inspect', join(root, 'raw.log'), ...CONTENT, '--json'],
    ['data', 'lock', ...CONTENT],
    ['data', 'verify', ...CONTENT],
    ['docs', ...CONTENT, '--out', join(root, 'build/docs')],
    ['site', ...CONTENT, '--out', join(root, 'build/site')],
    ['new', 'detection', 'n', ...CONTENT, '--story', HOSTILE],
    ['check', HOSTILE, ...CONTENT],
    ['diff', HOSTILE, ...CONTENT],
    [HOSTILE],
  ].map((words) => ({ words, name: oneLine(words.join(' ').replaceAll(root, '')) }));

  test.each(commands)('$name', async ({ words }) => {
    const { out, err, code } = await tripline(...words);
    expect(out + err).not.toMatch(UNSAFE);
    expect(out + err).not.toMatch(PLANTED);
    expect([code, err]).not.toEqual([3, expect.anything()]);
    expect((out + err).length).toBeGreaterThan(20);
  });

  test('in colour neither', async () => {
    const { out } = await triplineIn({ color: true }, 'check', ...CONTENT);
    expect(out).toContain('\u001b[31merror\u001b[39m');
    expect(out.replaceAll(/\p{Cc}\[3[1369]m/gu, '')).not.toMatch(UNSAFE);
  });

  test('JSON holds the same values', async () => {
    const { out } = await tripline('test', ...CONTENT, '--json', DETECTION);
    const [first] = out.split('\n').map((line) => JSON.parse(line || '{}'));
    expect(first.detection).toBe(`fails ${HOSTILE}`);
  });
});

describe('what strangers wrote steers nothing in reports', () => {
  test.each(['text', 'json', 'github', 'sarif', 'junit', 'markdown'])('of %s', async (format) => {
    for (const command of ['check', 'test']) {
      const file = join(root, 'build', `${command}.${format}`);
      await tripline(command, ...CONTENT, '--format', `${format}=${file}`);
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/planted/);
      expect(text).not.toMatch(UNSAFE);
      expect(text).not.toMatch(PLANTED);
    }
  });

  test('annotations are one line each, of our own commands', async () => {
    const { out } = await tripline('check', ...CONTENT, '--format', 'github');
    const lines = out.split('\n').filter((line) => line !== '');
    expect(
      lines.filter(
        (line) =>
          !/^::(?:error|warning|notice) [^\s:]*::|^::(?:error|warning|notice) file=/.test(line),
      ),
    ).toEqual([]);
  });
});

describe('pages', () => {
  test.each([
    ['docs', 'docs'],
    ['docs', 'vitepress', '--format', 'vitepress'],
    ['docs', 'plain', '--format', 'plain'],
    ['site', 'site'],
  ])('of %s %s hold no such character', async (command, name, ...more) => {
    const own = folderWith({});
    cpSync(root, own, { recursive: true });
    // Nothing is published of a folder with files that cannot be read.
    for (const file of readdirSync(join(own, 'detections')).filter((file) =>
      /(?!\n)\p{Cc}/u.test(file),
    ))
      rmSync(join(own, 'detections', file));
    gitIn(own, 'checkout', '-q', '--', 'detections/web');
    const out = join(own, 'out', name);
    const { code, err } = await tripline(command, '--content', own, '--out', out, ...more);
    expect([code, err]).toEqual([0, expect.anything()]);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
      (file) => file.isFile() && !/\.yml$/.test(file.name),
    );
    const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
    expect(texts.filter((text) => text.includes('planted')).length).toBeGreaterThan(1);
    expect(texts.filter((text) => UNSAFE.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('‹U+202E›')).length).toBeGreaterThan(1);
  });
});

describe('inert text', () => {
  test.each([
    ['\u001b[31m', '\\u001b[31m', '‹U+001B›[31m', '␛[31m'],
    ['a\tb\nc', 'a\tb\nc', 'a\tb\nc', 'a␉b␊c'],
    ['\r', '\\u000d', '‹U+000D›', '␍'],
    ['\u009b', '\\u009b', '‹U+009B›', '\ufffd'],
    ['\u202e', '\\u202e', '‹U+202E›', '\ufffd'],
    ['\u{e0041}', '\\udb40\\udc41', '‹U+E0041›', '\ufffd\ufffd'],
    ['plain äß 語 👩‍🚀', 'plain äß 語 👩‍🚀', 'plain äß 語 👩‍🚀', 'plain äß 語 👩‍🚀'],
  ])('%j', (text, shown, page, picture) => {
    expect([inert(text), inertPage(text), pictured(text)]).toEqual([shown, page, picture]);
    expect(pictured(text)).toHaveLength(text.length);
    expect(oneLine(text)).not.toContain('\n');
    expect(JSON.parse(`"${inert(text).replaceAll('\t', '\\t').replaceAll('\n', '\\n')}"`)).toBe(
      text,
    );
  });
});

test('a cell that a spreadsheet would take for a formula is none', async () => {
  const context = {
    name: 'x',
    slug: 'x',
    id: 'x',
    date: '2026-01-01',
    author: 'A',
    answer: async (option: string) => (option === 'columns' ? '=cmd(),@x,+1,-1,"q",plain' : 'X.'),
  };
  const files = await newLookup.make(context as never);
  const [head] = files.at(-1)?.text.split('\n') ?? [];
  expect(head).toBe(`"'=cmd()","'@x","'+1","'-1","""q""",plain`);
});
