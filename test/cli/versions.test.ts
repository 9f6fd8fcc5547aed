import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitAll, edit, gitIn, repositoryWith } from './git-folder.ts';
import { detection, FILES, NARROWED, type Parts } from './macro-repository.ts';
import { tripline } from './run.ts';

const LOGON: Parts = {
  number: 3,
  name: 'Logon',
  search: 'EventCode=4624 | stats count by host',
  technique: 'T1078',
  sample: 'logon.log',
};
const PATH = 'detections/logon.yml';
const ID = '0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a03';

/** The codes that a check against the base finds, and what it found them on. */
async function found(root: string, base = 'main') {
  const { out } = await tripline('check', '--base', base, '--content', root, '--json');
  const { diagnostics } = JSON.parse(out);
  return diagnostics
    .filter(({ code }: { code: string }) => code.startsWith('version/'))
    .map(({ code, message }: Record<string, string>) => [code, message]);
}

describe('tripline check --base', () => {
  test.each([
    {
      edits: { [PATH]: detection({ ...LOGON, description: 'Somebody logs on.' }) },
      because: 'wording needs no version',
      codes: [],
    },
    {
      edits: { [PATH]: detection({ ...LOGON, search: `${LOGON.search}, Image` }) },
      because: 'a search needs both',
      codes: ['version/not-raised', 'version/old-date'],
    },
    {
      edits: { 'macros/office_programs.yml': NARROWED },
      because: 'a macro needs both, in each detection that uses it',
      codes: ['not-raised', 'old-date', 'not-raised', 'old-date'].map((code) => `version/${code}`),
    },
    {
      edits: { [PATH]: detection(LOGON).replace('type: TTP', 'type: Hunting') },
      because: 'a type needs both',
      codes: ['version/not-raised', 'version/old-date'],
    },
    {
      edits: {
        [PATH]: `${detection(LOGON)}rba:
  message: $host$ was logged on to.
  risk_objects: [{ field: host, type: system, score: 10 }]
  threat_objects: []
`,
      },
      because: 'risk needs both',
      codes: ['version/not-raised', 'version/old-date'],
    },
    {
      edits: { [PATH]: detection(LOGON).replace('tags:', 'tags:\n  throttling: { period: 1h }') },
      because: 'a schedule needs both',
      codes: ['version/not-raised', 'version/old-date'],
    },
    {
      edits: {
        [PATH]: detection({ ...LOGON, search: 'EventCode=4624', version: 2, date: '2026-11-23' }),
      },
      because: 'a change that has both is right',
      codes: [],
    },
    {
      edits: {
        [PATH]: detection({ ...LOGON, search: 'EventCode=4624', version: 5, date: '2026-11-23' }),
      },
      because: 'a version goes up by one',
      codes: ['version/not-by-one'],
    },
    {
      edits: { [PATH]: 'name: [' },
      because: 'a file that cannot be read is not gone',
      codes: [],
    },
  ])('$because', async ({ edits, codes }) => {
    const root = repositoryWith(FILES);
    edit(root, edits);
    expect((await found(root)).map(([code]: readonly string[]) => code)).toEqual(codes);
  });

  test('a version does not go down', async () => {
    const root = repositoryWith({ ...FILES, [PATH]: detection({ ...LOGON, version: 3 }) });
    edit(root, { [PATH]: detection({ ...LOGON, version: 2 }) });
    expect(await found(root)).toEqual([['version/not-by-one', 'version changed from 3 to 2']]);
  });

  test('of two changes on one day the second has no later date', async () => {
    const today = { version: 2, date: '2026-11-24' };
    const root = repositoryWith({ ...FILES, [PATH]: detection({ ...LOGON, ...today }) });
    edit(root, { [PATH]: detection({ ...LOGON, ...today, version: 3, search: 'EventCode=4624' }) });
    expect(await found(root)).toEqual([]);
  });

  test('--fix raises the version and renews the date, and keeps comments and quotes', async () => {
    const root = repositoryWith(FILES);
    const changed = detection({ ...LOGON, search: 'EventCode=4624 | `logon_filter`' });
    edit(root, { [PATH]: changed });
    await tripline('check', '--base', 'main', '--fix', '--content', root);
    const expected = changed
      .replace('version: 1 # counts changes', 'version: 2 # counts changes')
      .replace('"2026-01-15"', '"2026-11-24"');
    expect(readFileSync(join(root, PATH), 'utf8')).toBe(expected);
    expect(await found(root)).toEqual([]);
  });

  test('what came to the base since is no change of here', async () => {
    const root = repositoryWith(FILES);
    gitIn(root, 'branch', 'work');
    edit(root, { [PATH]: detection({ ...LOGON, search: 'EventCode=4624', version: 2 }) });
    commitAll(root);
    gitIn(root, 'checkout', '-q', 'work');
    expect(await found(root)).toEqual([]);
  });

  test('a base that is not known is exit code 2', async () => {
    const root = repositoryWith(FILES);
    const { code, err } = await tripline('check', '--base', 'nowhere', '--content', root);
    expect([code, err]).toEqual([2, 'error: unknown commit "nowhere"\n']);
  });
});

describe('ids that are gone', () => {
  const record = (replacement: string, id = ID) =>
    `deprecations:\n  - id: ${id}\n    name: Logon\n    replacement: ${replacement}\n    reason: It told nothing.\n`;

  test.each([
    {
      edits: { [PATH]: undefined },
      because: 'a removed detection is an error without a record',
      expected: [['version/removed-detection', `"Logon" (${ID}) was removed from ${PATH}`]],
    },
    {
      edits: { [PATH]: undefined, 'deprecations.yml': record('Excel Starts') },
      because: 'a record with a replacement is enough',
      expected: [],
    },
    {
      edits: { [PATH]: undefined, 'deprecations.yml': record('Excel Strats') },
      because: 'a replacement that is not there is none',
      expected: [['version/unknown-replacement', 'no detection has the ID or name "Excel Strats"']],
    },
    {
      edits: { [PATH]: detection({ ...LOGON, number: 7 }) },
      because: 'a detection keeps its id',
      expected: [['version/changed-id', `the ID of "Logon" changed from ${ID}`]],
    },
    {
      edits: {
        [PATH]: undefined,
        'detections/sign_in.yml': detection({ ...LOGON, name: 'Sign-in' }),
      },
      because: 'a detection may change its name and its file',
      expected: [],
    },
    {
      edits: { 'deprecations.yml': record('Excel Starts') },
      because: 'a record of a detection that is there is wrong',
      expected: [['version/not-removed', `detection ${ID} is listed as removed, but exists`]],
    },
  ])('$because', async ({ edits, expected }) => {
    const root = repositoryWith(FILES);
    edit(root, edits);
    expect(await found(root)).toEqual(expected);
  });

  test('a record without a replacement is refused, with its place', async () => {
    const root = repositoryWith(FILES);
    edit(root, {
      [PATH]: undefined,
      'deprecations.yml': `deprecations:\n  - id: ${ID}\n    name: Logon\n    reason: R\n`,
    });
    const { out, code } = await tripline('check', '--base', 'main', '--content', root);
    expect(code).toBe(1);
    expect(out).toContain('deprecations.yml:2:');
    expect(out).toContain('version/removed-detection');
  });
});

describe('what --fix leaves alone', () => {
  test.each(['', 'version: "1"\n'])('a version that is no number: %j', async (version) => {
    const named = { ...LOGON, name: 'Logon 1' };
    const root = repositoryWith({ ...FILES, [PATH]: detection(named) });
    const changed = detection({ ...named, search: `${LOGON.search}, Image` });
    const text = changed.replace(/^version: .*\n/m, version);
    expect(text).not.toBe(changed);
    edit(root, { [PATH]: text });
    await tripline('check', '--base', 'main', '--content', root, '--fix');
    const after = readFileSync(join(root, PATH), 'utf8');
    expect(after).toContain('name: Logon 1');
    expect(after).not.toContain('version: "2"');
  });
});

test('a comment about a version waits for a check with a base', async () => {
  const text = detection({ ...LOGON, search: `${LOGON.search}, Image` });
  const comment = 'version: 1 # tripline-ignore version/not-raised: agreed';
  const root = repositoryWith(FILES);
  edit(root, { [PATH]: text.replace('version: 1', comment) });
  expect((await found(root)).map(([code]: string[]) => code)).not.toContain('version/not-raised');
  const { out } = await tripline('check', '--content', root);
  expect(out).not.toContain('unused-suppression');
});

test('a baseline keeps what only a check with a base can find', async () => {
  const root = repositoryWith(FILES);
  edit(root, { [PATH]: detection({ ...LOGON, search: `${LOGON.search}, Image` }) });
  await tripline('check', '--base', 'main', '--content', root, '--write-baseline');
  const { out } = await tripline('check', '--content', root);
  expect(out).not.toContain('fixed');
  const { out: known } = await tripline('check', '--base', 'main', '--content', root);
  expect(known).not.toContain('version/not-raised');
  gitIn(root, 'checkout', '-q', '.');
  const { out: fixed } = await tripline('check', '--base', 'main', '--content', root);
  expect(fixed).toMatch(/findings? of the baseline (?:are|is) fixed/);
});

test('an id is the same in either case', async () => {
  const root = repositoryWith(FILES);
  edit(root, { [PATH]: detection(LOGON).replace(ID, ID.toUpperCase()) });
  expect(await found(root)).toEqual([]);
});
