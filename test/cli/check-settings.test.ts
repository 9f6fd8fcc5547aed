import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleFiles } from '../../tooling/lint/example-repository.ts';
import { tripline } from './run.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tripline-check-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const DETECTION = 'detections/lsass_dump_with_procdump.yml';

/** Writes a content folder around one detection, or a part of one, and other files. */
function write(detection: string, files: Readonly<Record<string, string>> = {}): void {
  for (const [path, text] of Object.entries({ ...exampleFiles(detection), ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
}

async function check(...words: readonly string[]) {
  const { out, code } = await tripline('check', '--json', '--content', root, ...words);
  const { diagnostics, counts, detections } = JSON.parse(out);
  return { code, counts, detections, found: diagnostics as readonly Found[] };
}

async function codes(...words: readonly string[]): Promise<string[]> {
  return (await check(...words)).found.map(({ code }) => code);
}

const UNTESTED = 'tests: []';

describe('tripline.yml', () => {
  test('says how findings count', async () => {
    write(UNTESTED, { 'tripline.yml': 'rules:\n  missing-positive-test: info\n' });
    const { found, code } = await check();
    expect(found).toMatchObject([{ code: 'lint/missing-positive-test', severity: 'info' }]);
    expect(code).toBe(0);
  });

  test('says it by path, and the last override that fits counts', async () => {
    const configuration = `rules:
  'lint/*': warning
overrides:
  - paths: ['detections/**']
    rules: { missing-positive-test: off }
  - paths: ['detections/*dump*.yml']
    rules: { missing-positive-test: info }
  - paths: ['detections/*/*.yml']
    rules: { missing-positive-test: error }
`;
    write(UNTESTED, { 'tripline.yml': configuration });
    expect((await check()).found).toMatchObject([{ severity: 'info' }]);
  });

  test.each([
    { text: 'ruels: {}', says: 'did you mean "rules"?' },
    { text: 'rules:\n  file-nam: off', says: 'did you mean "file-name"?' },
    { text: 'rules:\n  file-name: loud', says: 'expected one of off, info, warning, error' },
    { text: 'rules:\n  content/yaml-syntax: off', says: 'cannot be disabled' },
    { text: 'rules:\n  content/unknown-test-key: info', says: 'cannot be disabled' },
    { text: 'rules:\n  spl/unknown-command: warning', says: 'cannot be disabled' },
    { text: 'rules:\n  plan/unknown-field: off', says: 'cannot be disabled' },
    {
      text: "overrides:\n  - paths: ['**']\n    rules:\n      plan/bad-pattern: off",
      says: 'cannot',
    },
    { text: "external:\n  macros: ['*']", says: 'has an invalid format' },
    { text: "external:\n  commands: ['**']", says: 'has an invalid format' },
    { text: '- rules', says: 'expected a mapping' },
    { text: 'baseline: ../../elsewhere.json', says: 'is outside of the content folder' },
  ])('is refused as a whole when it is wrong: $text', async ({ text, says }) => {
    write(UNTESTED, { 'tripline.yml': `${text}\n` });
    const { code, err } = await tripline('check', '--content', root);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('names what lives elsewhere; a search that needs it is unsupported, not wrong', async () => {
    const search =
      'search: "`our_index` x=1 | lookup our_table x OUTPUT y | ourscan field=x | `LSASS_filter`"';
    const tags = 'tags:\n  analytic_story: [Our Story]\n  mitre_attack_id: [T1003.001]';
    write(`${search}\n${tags}\ndata_source: [Our Source]\n`, {
      'tripline.yml': `rules:
  'lint/*': off
external:
  macros: [our_index]
  lookups: [our_*]
  commands: ['our*']
  stories: [Our Story]
  data_sources: [Our Source]
`,
    });
    const { found, detections } = await check();
    expect(found.map(({ code }) => code)).toEqual([
      'spl/external-macro',
      'plan/external-lookup',
      'plan/unsupported-command',
    ]);
    expect(detections).toMatchObject([{ status: 'unsupported' }]);
  });
});

describe('errors in reading and compiling content', () => {
  const BROKEN = [
    { text: 'search: "| stast count"', code: 'spl/unknown-command' },
    { text: 'search: "a=1 | where foo("', code: 'spl/' },
    { text: 'search: "```only a comment | stats count```"', code: 'spl/empty-search' },
    {
      text: 'search: "| tstats count from datamodel=Endpoint.Processes by Processes.proces"',
      code: 'plan/',
    },
    { text: 'status: productoin', code: 'content/wrong-value' },
    {
      text: 'tests:\n  - name: It fires\n    expected_result: 0',
      code: 'content/unknown-test-key',
    },
    { text: 'tags:\n  analytic_story: [No Such Story]', code: 'content/unknown-story' },
  ];
  const kept = {
    code: 1,
    found: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
  };
  const isKept = async (code: string) => {
    const result = await check();
    expect(result).toMatchObject(kept);
    const left = result.found.filter((one) => one.severity === 'error');
    expect(left.some((one) => one.code.startsWith(code))).toBe(true);
    return left;
  };

  test.each(BROKEN)('are not disabled by wildcards: $text', async ({ text, code }) => {
    const off = `rules: { '*': off }\noverrides: [{ paths: ['**'], rules: { '*/*': off } }]\n`;
    write(text, { 'tripline.yml': off });
    await isKept(code);
  });

  test.each(BROKEN.filter(({ code }) => code !== 'content/wrong-value'))(
    'are not suppressed by a comment: $text',
    async ({ text, code }) => {
      write(text);
      const codes = new Set((await isKept(code)).map((one) => one.code));
      const path = join(root, DETECTION);
      for (const one of codes)
        writeFileSync(path, `# tripline-ignore-file ${one}: hush\n${readFileSync(path, 'utf8')}`);
      const left = await isKept(code);
      const fixed = [...codes].filter((one) => !one.startsWith('lint/')).length;
      expect(left.filter((one) => one.code === 'lint/fixed-severity')).toHaveLength(fixed);
    },
  );

  test.each(BROKEN)('are not accepted by a baseline: $text', async ({ text, code }) => {
    write(text);
    const { code: exit, err } = await tripline('check', '--content', root, '--write-baseline');
    expect([exit, err]).toEqual([1, expect.stringMatching(/\d errors? not accepted/)]);
    expect(readFileSync(join(root, 'tripline-baseline.json'), 'utf8')).not.toContain(code);
    await isKept(code);
  });

  test('are not accepted by a baseline that names them all the same', async () => {
    write('search: "| stast count"');
    const [error] = await isKept('spl/unknown-command');
    const text = readFileSync(join(root, DETECTION), 'utf8');
    const digest = createHash('sha256').update('stast').digest('hex').slice(0, 12);
    expect(text).toContain('stast');
    const findings = { [DETECTION]: { [`${error?.code} ${digest}`]: 1 } };
    const baseline = JSON.stringify({ format: 1, findings });
    writeFileSync(join(root, 'tripline-baseline.json'), baseline);
    await isKept('spl/unknown-command');
  });
});

describe('a comment in a content file', () => {
  test.each([
    { text: `# tripline-ignore missing-positive-test: no lab\n${UNTESTED}`, expected: [] },
    { text: `${UNTESTED} # tripline-ignore missing-positive-test: no lab`, expected: [] },
    { text: `# tripline-ignore-file missing-positive-test: no lab\n${UNTESTED}`, expected: [] },
    {
      text: `# tripline-ignore missing-positive-test\n${UNTESTED}`,
      expected: ['lint/suppression-without-reason'],
    },
    {
      text: `# tripline-ignore missing-positive-test: no lab\nstatus: production\n${UNTESTED}`,
      expected: ['lint/unused-suppression', 'lint/missing-positive-test'],
    },
    {
      text: `# tripline-ignore missing-positive-tset: no lab\n${UNTESTED}`,
      expected: ['lint/unknown-rule', 'lint/missing-positive-test'],
    },
    {
      text: `description: |\n  It says # tripline-ignore missing-positive-test: what a comment would say.\n${UNTESTED}`,
      expected: ['lint/missing-positive-test'],
    },
  ])('ignores what it names, where it stands: $text', async ({ text, expected }) => {
    write(text);
    expect(await codes()).toEqual(expected);
  });

  test('speaks for all that is indented below it', async () => {
    write(`tags:
  analytic_story: [Credential Dumping]
  # tripline-ignore retired-attack-id, attack-id: the old matrix is still in use
  mitre_attack_id:
    - T1086
    - T9999
`);
    const { found, counts } = await check();
    expect(found).toEqual([]);
    expect(counts.suppressed).toBe(2);
  });
});

describe('a baseline', () => {
  test('lets known findings wait, wherever their lines move, and tells new ones', async () => {
    write(UNTESTED);
    expect((await check()).code).toBe(1);
    await tripline('check', '--content', root, '--write-baseline');
    const text = readFileSync(join(root, DETECTION), 'utf8');
    writeFileSync(join(root, DETECTION), `# A line more.\n${text}`);
    const again = await check();
    expect(again).toMatchObject({ code: 0, found: [], counts: { baselined: 1, fixed: 0 } });
    writeFileSync(join(root, DETECTION), text.replace('T1003.001', 'T9999'));
    expect(await codes()).toEqual(['lint/attack-id']);
    expect(await codes('--no-baseline')).toEqual(['lint/missing-positive-test', 'lint/attack-id']);
  });

  test('tells how many of its findings are fixed', async () => {
    write(UNTESTED);
    await tripline('check', '--content', root, '--write-baseline');
    write('status: experimental\ntests: []');
    expect(await check()).toMatchObject({ code: 0, counts: { baselined: 0, fixed: 1 } });
  });

  test.each([
    {
      text: '{"format": 2, "findings": {}}',
      says: 'it has format 2, but this version reads format 1',
    },
    { text: '{"findings": []}', says: 'it is not a baseline' },
    { text: '<<<<<<< HEAD', says: 'it is not a baseline' },
  ])('of another version is refused: $text', async ({ text, says }) => {
    write(UNTESTED, { 'tripline-baseline.json': text });
    const { code, err } = await tripline('check', '--content', root);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('is the same for the same findings', async () => {
    write(UNTESTED);
    const path = join(root, 'tripline-baseline.json');
    await tripline('check', '--content', root, '--write-baseline');
    const first = readFileSync(path, 'utf8');
    await tripline('check', '--content', root, '--write-baseline');
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(first);
  });
});

describe('--fix', () => {
  test('mends what can be fixed, and nothing else', async () => {
    write(`# Kept.
tags:
  mitre_attack_id:   [T1086,  "T1003.001"] # also kept
  analytic_story: [Credential Dumping]
`);
    const before = readFileSync(join(root, DETECTION), 'utf8');
    const { code } = await tripline('check', '--content', root, '--fix');
    const after = readFileSync(join(root, DETECTION), 'utf8');
    expect(after).toBe(before.replace('T1086', 'T1059.001'));
    expect(code).toBe(0);
  });
});
