import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { commitAll, edit, gitIn, repositoryWith } from './git-folder.ts';
import { detection, FILES, NARROWED } from './macro-repository.ts';
import { tripline, triplineIn } from './run.ts';

const MACRO = 'macros/office_programs.yml';

async function json(root: string, ...words: readonly string[]) {
  const { out, code, err } = await tripline('diff', 'main', '--content', root, '--json', ...words);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('tripline diff', () => {
  test('a macro that silences one detection and widens another is told with both, and their events', async () => {
    const root = repositoryWith(FILES);
    edit(root, { [MACRO]: NARROWED });
    const { out, code } = await tripline('diff', 'main', '--content', root);
    const text = out.replace(/\([0-9a-f]{10}\)/, '(COMMIT)').replaceAll(`${root}/`, '');
    await expect(text).toMatchFileSnapshot('fixtures/diff/macro.txt');
    expect(code).toBe(0);
    const { detections, coverage } = await json(root);
    const [silenced, widened] = detections;
    expect(silenced).toMatchObject({
      name: 'Excel Starts',
      silenced: true,
      parts: ['macro office_programs'],
      samples: [{ before: 1, after: 0, lost: [{ events: [{ number: 1 }] }] }],
    });
    expect(widened).toMatchObject({
      name: 'Other Program Starts',
      silenced: false,
      newlyFiresOn: ['attack_data/excel.log'],
      samples: [{ own: false, before: 0, after: 1, gained: [{ events: [{ number: 1 }] }] }],
    });
    expect(coverage).toEqual({ gained: [], lost: ['T1204.002'] });
  });

  test('the comment for a pull request holds both, and nothing of an event can break out of it', async () => {
    const root = repositoryWith({
      ...FILES,
      'attack_data/excel.log': FILES['attack_data/excel.log'].replace('pc1', '`|<b>@all'),
    });
    edit(root, { [MACRO]: NARROWED });
    const file = join(root, 'comment.md');
    await tripline('diff', 'main', '--content', root, '--format', `markdown=${file}`);
    const text = readFileSync(file, 'utf8')
      .replace(/\(`[0-9a-f]{10}`\)/, '(COMMIT)')
      .replaceAll(`${root}/`, '');
    await expect(text).toMatchFileSnapshot('fixtures/diff/comment.md');
  });

  test('settings and accepted findings that changed are listed in every format', async () => {
    const baseline = (findings: object) => JSON.stringify({ format: 1, findings });
    const root = repositoryWith({
      ...FILES,
      'tripline.yml': 'rules:\n  date: error\n  cve-id: off\nexternal:\n  macros: [ours]\n',
      'tripline-baseline.json': baseline({
        'detections/logon.yml': { 'lint/date aaaaaaaaaaaa': 1, 'lint/cve-id bbbbbbbbbbbb': 2 },
      }),
    });
    edit(root, {
      'tripline.yml':
        "rules:\n  date: off\nexternal:\n  macros: [ours, 'our_*']\noverrides:\n- paths: ['**']\n  rules: { '*': off }\n",
      'tripline-baseline.json': baseline({
        'detections/logon.yml': { 'lint/date cccccccccccc': 1, 'lint/cve-id bbbbbbbbbbbb': 3 },
      }),
    });
    const told = [
      'tripline.yml external.macros: (none) → our_*',
      'tripline.yml overrides.0.paths: (none) → **',
      'tripline.yml overrides.0.rules.*: (none) → off',
      'tripline.yml rules.cve-id: off → (none)',
      'tripline.yml rules.date: error → off',
      'tripline-baseline.json detections/logon.yml lint/cve-id: 1 finding accepted',
      'tripline-baseline.json detections/logon.yml lint/date: 1 finding accepted, 1 finding no longer accepted',
    ];
    const text = await tripline('diff', 'main', '--content', root);
    expect(text.out).toContain(`changed settings\n${told.map((line) => `  ${line}\n`).join('')}`);
    const markdown = await tripline('diff', 'main', '--content', root, '--format', 'markdown');
    const items = told.map((line) => `- \`${line}\``).join('\n');
    expect(markdown.out).toContain(
      `<details><summary>Changed settings (${told.length})</summary>\n\n${items}\n`,
    );
    const { settings, accepted } = await json(root);
    expect(settings).toHaveLength(5);
    expect(settings[4]).toEqual({
      file: 'tripline.yml',
      setting: 'rules.date',
      before: 'error',
      after: 'off',
    });
    expect(accepted[1]).toEqual({
      file: 'tripline-baseline.json',
      path: 'detections/logon.yml',
      code: 'lint/date',
      added: 1,
      removed: 1,
    });
  });

  test('many settings do not fill the comment', async () => {
    const root = repositoryWith(FILES);
    const rules = Array.from({ length: 3000 }, (_, n) => `  rule-${n}${'x'.repeat(300)}: off\n`);
    edit(root, { 'tripline.yml': `rules:\n${rules.join('')}` });
    const { out } = await tripline('diff', 'main', '--content', root, '--format', 'markdown');
    expect(out).toContain('… and 2950 more');
    expect(out.length).toBeLessThan(20_000);
    expect((await json(root)).settings).toHaveLength(3000);
  });

  test('a baseline that appears or moves is listed', async () => {
    const root = repositoryWith({ ...FILES, 'tripline-baseline.json': 'broken' });
    const findings = { 'detections/logon.yml': { 'lint/date aaaaaaaaaaaa': 2 } };
    edit(root, {
      'tripline.yml': 'baseline: other.json\n',
      'other.json': JSON.stringify({ format: 1, findings }),
    });
    const { settings, accepted } = await json(root);
    expect(settings).toMatchObject([{ setting: 'baseline', before: null, after: 'other.json' }]);
    expect(accepted).toMatchObject([{ file: 'other.json', code: 'lint/date', added: 2 }]);
  });

  test('equal behaviour is said plainly, wording and layout aside', async () => {
    const root = repositoryWith(FILES);
    edit(root, {
      'detections/logon.yml': detection({
        number: 3,
        name: 'Logon',
        search: 'EventCode=4624    | stats  count BY host',
        technique: 'T1078',
        sample: 'logon.log',
        description: 'Somebody logs on.',
      }),
    });
    const { out, code } = await tripline('diff', 'main', '--content', root, '--fail-on-change');
    expect(out).toMatch(/^no change in behavior since main/);
    expect(code).toBe(0);
  });

  test('--fail-on-change makes a change exit with 1', async () => {
    const root = repositoryWith(FILES);
    edit(root, { [MACRO]: NARROWED });
    const { code } = await tripline('diff', 'main', '--content', root, '--fail-on-change');
    expect(code).toBe(1);
  });

  test('benign data shows the noise of a change', async () => {
    const root = repositoryWith(FILES);
    const corpus = folderWith({ 'office/day.json': FILES['attack_data/excel.log'].repeat(3) });
    edit(root, { [MACRO]: NARROWED });
    const { detections } = await json(root, '--corpus', corpus);
    expect(
      detections.map(({ name, noise }: { name: string; noise: object }) => [name, noise]),
    ).toEqual([
      ['Excel Starts', { before: 1, after: 0 }],
      ['Other Program Starts', { before: 0, after: 3 }],
    ]);
  });

  test('a lookup, a new detection and a removed one are changes', async () => {
    const search =
      'EventCode=4624 | lookup known host OUTPUT known | where isnull(known) | table host';
    const logon = (number: number, name: string) =>
      detection({ number, name, search, technique: 'T1078', sample: 'logon.log' });
    const root = repositoryWith({
      ...FILES,
      'lookups/known.yml': 'name: known\nfilename: known.csv\n',
      'lookups/known.csv': 'host,known\npc9,yes\n',
      'detections/logon.yml': logon(3, 'Logon'),
    });
    edit(root, {
      'lookups/known.csv': 'host,known\npc3,yes\n',
      'detections/excel_starts.yml': undefined,
      'detections/new_logon.yml': logon(4, 'New Logon'),
    });
    const { detections } = await json(root);
    expect(
      detections.map(({ name, change, parts }: Record<string, unknown>) => [name, change, parts]),
    ).toEqual([
      ['Logon', 'changed', ['lookup known']],
      ['New Logon', 'new', []],
      ['Excel Starts', 'removed', []],
    ]);
  });

  test('a data source that maps a field otherwise changes what detections find', async () => {
    const source = (field: string) => `name: Example
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a99
version: 1
date: "2026-01-15"
author: A
description: Programs that start.
recognize: [{ sourcetype: example:json }]
calculated_fields: { program: ${field} }
`;
    const root = repositoryWith({
      ...FILES,
      'data_sources/example.yml': source('Image'),
      'detections/logon.yml': detection({
        number: 3,
        name: 'Logon',
        search: 'EventCode=4624 program=*lsass* | table host',
        technique: 'T1078',
        sample: 'logon.log',
      }),
    });
    edit(root, { 'data_sources/example.yml': source('host') });
    const { detections, versions } = await json(root);
    expect(detections).toMatchObject([{ name: 'Logon', parts: [], silenced: true }]);
    expect(versions).toEqual([]);
  });

  test('advises on versions as the check does', async () => {
    const root = repositoryWith(FILES);
    edit(root, { [MACRO]: NARROWED });
    const { versions } = await json(root);
    const codes = versions.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(
      ['not-raised', 'old-date', 'not-raised', 'old-date'].map((code) => `version/${code}`),
    );
  });
});

describe('samples that are not the same on both sides', () => {
  test('are told, whether they came, went, changed or lie nowhere', async () => {
    const { 'attack_data/logon.log': log } = FILES;
    const root = repositoryWith(FILES);
    const logon = FILES['detections/logon.yml'];
    edit(root, {
      'attack_data/other.log': FILES['attack_data/other.log'].replace('pc2', 'pc7'),
      'attack_data/excel.log': undefined,
      'attack_data/new.log': log,
      'detections/logon.yml': `${logon}  - name: More
    attack_data:
      - data: attack_data/new.log
  - name: Elsewhere
    attack_data:
      - data: attack_data/nowhere.log
`,
      [MACRO]: NARROWED,
    });
    const { samples, complete, notCompared, detections } = await json(root);
    expect(samples).toEqual({
      onlyHead: ['attack_data/new.log'],
      onlyBase: ['attack_data/excel.log'],
      changed: ['attack_data/other.log'],
      missing: ['attack_data/nowhere.log'],
    });
    expect([complete, notCompared]).toEqual([
      false,
      ['1 sample is missing', '1 sample changed', '2 samples are on one side only'],
    ]);
    expect(detections[0]).toMatchObject({ name: 'Excel Starts', own: { before: 1, after: 0 } });
  });

  test('without all of them nobody says that there is no change', async () => {
    const { 'attack_data/logon.log': _, ...files } = FILES;
    const { out } = await tripline('diff', 'main', '--content', repositoryWith(files));
    expect(out).toMatch(/^no change in behavior in what could be compared since/);
    expect(out).toContain('attack_data/logon.log');
  });

  test('content that cannot be read on a side is told', async () => {
    const root = repositoryWith({ ...FILES, 'detections/broken.yml': 'name: [' });
    const { unread, complete } = await json(root);
    expect([
      unread.map(({ side, file }: Record<string, unknown>) => [side, file]),
      complete,
    ]).toEqual([
      [
        ['base', 'detections/broken.yml'],
        ['head', 'detections/broken.yml'],
      ],
      false,
    ]);
  });
});

describe('a base that cannot be known', () => {
  test.each([
    { ref: 'nowhere', says: 'unknown commit "nowhere"' },
    { ref: '--output=x', says: 'unknown commit "--output=x"' },
    { ref: 'HEAD:detections', says: 'unknown commit "HEAD:detections"' },
  ])('$ref is refused with exit code 2', async ({ ref, says }) => {
    const root = repositoryWith(FILES);
    const { code, err, out } = await tripline('diff', '--content', root, '--', ref);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });

  test('a folder in no repository, and content that the base lacks, are refused', async () => {
    const bare = await tripline('diff', 'main', '--content', folderWith(FILES));
    expect([bare.code, bare.err]).toEqual([
      2,
      expect.stringContaining('is not in a Git repository'),
    ]);
    const root = repositoryWith(FILES);
    mkdirSync(join(root, 'other'));
    const empty = await tripline('diff', 'main', '--content', join(root, 'other'));
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('main has no files in')]);
  });

  test('a shallow clone without the base says what to do; a detached head is compared as any', async () => {
    const origin = repositoryWith(FILES);
    gitIn(origin, 'tag', 'first');
    edit(origin, { [MACRO]: NARROWED });
    commitAll(origin);
    const clone = join(folderWith({}), 'clone');
    gitIn(origin, 'clone', '-q', '--depth=1', `file://${origin}`, clone);
    const shallow = await tripline('diff', 'first', '--content', clone);
    expect([shallow.code, shallow.err]).toEqual([
      2,
      expect.stringContaining('missing in this shallow clone'),
    ]);
    gitIn(origin, 'checkout', '-q', '--detach');
    const detached = await tripline('diff', 'first', '--content', origin);
    expect([detached.code, detached.out]).toEqual([
      0,
      expect.stringContaining('2 of 3 detections changed since first'),
    ]);
  });

  test('a machine without git says so', async () => {
    const root = repositoryWith(FILES);
    const path = process.env['PATH'];
    process.env['PATH'] = folderWith({});
    try {
      const { code, err } = await tripline('diff', 'main', '--content', root);
      expect([code, err]).toEqual([2, expect.stringContaining('Git is not installed')]);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('what a repository asks git to do', () => {
  test('no filter, attribute or link of it has an effect', async () => {
    const root = repositoryWith(FILES);
    symlinkSync('/etc/passwd', join(root, 'detections/link.yml'));
    edit(root, {
      '.gitattributes': '*.yml filter=evil export-ignore\n*.log filter=evil export-ignore\n',
    });
    const witness = join(root, 'witness');
    commitAll(root);
    gitIn(root, 'config', 'filter.evil.smudge', `touch ${witness}; cat`);
    gitIn(root, 'config', 'core.fsmonitor', `touch ${witness}`);
    edit(root, { 'attack_data/excel.log': undefined, [MACRO]: NARROWED });
    const { detections, unread } = await json(root);
    expect(detections.map(({ name }: { name: string }) => name)).toEqual([
      'Excel Starts',
      'Other Program Starts',
    ]);
    expect(unread).toHaveLength(2);
    expect(() => readFileSync(witness)).toThrow('ENOENT');
  });

  test('content in a folder of a larger repository is found', async () => {
    const root = repositoryWith({});
    const content = join(root, 'a/content');
    cpSync(folderWith(FILES), content, { recursive: true });
    commitAll(root);
    edit(content, { [MACRO]: NARROWED });
    const { out } = await triplineIn({}, 'diff', 'HEAD', '--content', content);
    expect(out).toContain('2 of 3 detections changed');
  });
});
