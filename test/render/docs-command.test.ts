import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectionYaml, smallContent, storyYaml } from './docs-content.ts';
import { cli, folderWith } from './fake-world.ts';

const PAGE = '_posts/2026-01-31-0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c11.md';
const STORY = '_stories/a_story.md';
const OTHER_ID = '1b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c12';

async function docsIn(root: string, ...more: readonly string[]) {
  return cli('docs', '--content', join(root, 'content'), '--out', join(root, 'out'), ...more);
}

describe('tripline docs', () => {
  test('writes a page for each detection and each story', async () => {
    const root = folderWith(smallContent);
    const { code, stdout, stderr } = await docsIn(root);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '2 pages: 2 new, 0 changed, 0 unchanged\n',
      stderr: '',
    });
    expect(readFileSync(join(root, 'out', PAGE), 'utf8')).toContain('title: "A Detection"');
    expect(readFileSync(join(root, 'out', STORY), 'utf8')).toContain('[A Detection](/web/0b8f7c1e');
  });

  test('writes only what changed', async () => {
    const root = folderWith(smallContent);
    await docsIn(root);
    writeFileSync(join(root, 'out', STORY), 'old');
    expect((await docsIn(root)).stdout).toBe('2 pages: 0 new, 1 changed, 1 unchanged\n');
    expect((await docsIn(root)).stdout).toBe('2 pages: 0 new, 0 changed, 2 unchanged\n');
  });

  test('warns of pages that nothing makes any more, and deletes them when asked', async () => {
    const root = folderWith({
      ...smallContent,
      [`out/_posts/2020-01-01-${OTHER_ID}.md`]: 'old',
      'out/_posts/own.md': '',
    });
    expect((await docsIn(root)).stderr).toContain('docs/leftover-page');
    expect((await docsIn(root, '--prune')).stderr).toBe('');
    expect(existsSync(join(root, `out/_posts/2020-01-01-${OTHER_ID}.md`))).toBe(false);
    expect(existsSync(join(root, 'out/_posts/own.md'))).toBe(true);
  });

  test('reports as JSON', async () => {
    const root = folderWith({
      ...smallContent,
      'content/detections/web/a.yml': detectionYaml({ tags: { mitre_attack_id: ['T9999'] } }),
    });
    const { code, stdout } = await docsIn(root, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      pages: 2,
      missing: [PAGE, STORY],
      diagnostics: [{ code: 'docs/unknown-technique', line: 1 }],
    });
    expect(readFileSync(join(root, 'out', PAGE), 'utf8')).toContain('[T9999]');
  });
});

describe('tripline docs --check', () => {
  test('passes on fresh pages', async () => {
    const root = folderWith(smallContent);
    await docsIn(root);
    expect(await docsIn(root, '--check')).toMatchObject({
      code: 0,
      stdout: '2 pages, all up to date\n',
    });
  });

  test('fails on stale pages, says which, and writes nothing', async () => {
    const root = folderWith({
      ...smallContent,
      'out/_stories/gone.md': '',
      [`out/${STORY}`]: '---\nold\n',
    });
    const { code, stdout } = await docsIn(root, '--check');
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        `missing   ${PAGE}`,
        `differs   ${STORY}, from line 2`,
        'obsolete  _stories/gone.md',
        `3 pages of ${join(root, 'out')} out of date; run without --check`,
        '',
      ].join('\n'),
    );
    expect(existsSync(join(root, 'out', PAGE))).toBe(false);
  });
});

describe('a detection or story that makes no sound page', () => {
  test.each([
    {
      because: 'unknown techniques are named',
      files: {
        'content/detections/web/a.yml': detectionYaml({
          tags: { mitre_attack_id: ['T1105', 'T1105.999'] },
        }),
      },
      tells: 'warning docs/unknown-technique: unknown ATT&CK technique "T1105.999"',
      code: 0,
    },
    {
      because: 'retired techniques name their successor',
      files: {
        'content/detections/web/a.yml': detectionYaml({ tags: { mitre_attack_id: ['T1086'] } }),
      },
      tells: 'help: use "T1059.001"',
      code: 0,
    },
    {
      because: 'missing stories are suggested',
      files: {
        'content/detections/web/a.yml': detectionYaml({ tags: { analytic_story: ['A Stori'] } }),
      },
      tells: 'help: did you mean "A Story"?',
      code: 0,
    },
    {
      because: 'two names can make one redirect',
      files: {
        'content/detections/web/b.yml': detectionYaml({ name: 'A_detection', id: OTHER_ID }),
      },
      tells: 'warning docs/shared-redirect: two pages redirect from web/a_detection/',
      code: 0,
    },
    {
      because: 'two names can make one file',
      files: { 'content/stories/b.yml': storyYaml({ name: 'a story', id: OTHER_ID }) },
      tells: 'error docs/page-collision: two pages have the same path _stories/a_story.md',
      code: 1,
    },
    {
      because: 'one id in two cases is one file',
      files: {
        'content/detections/web/b.yml': detectionYaml({
          name: 'B',
          id: '0B8F7C1E-3F56-4A54-9D1B-6A0F5A4E2C11',
        }),
      },
      tells: 'error docs/page-collision',
      code: 1,
    },
    {
      because: 'Windows has devices',
      files: { 'content/stories/b.yml': storyYaml({ name: 'Aux', id: OTHER_ID }) },
      tells: 'error docs/reserved-name: _stories/aux.md is not a valid file name on Windows',
      code: 1,
    },
    {
      because: 'a name leads nowhere else',
      files: { 'content/stories/b.yml': storyYaml({ name: '../../evil', id: OTHER_ID }) },
      tells:
        'error docs/unsafe-name: name cannot be used as a file name: "../../evil.md" contains "/"',
      code: 1,
    },
    {
      because: 'a name has an end',
      files: { 'content/stories/b.yml': storyYaml({ name: 'x'.repeat(300), id: OTHER_ID }) },
      tells: 'is longer than 255 bytes',
      code: 1,
    },
  ])('$because', async ({ files, tells, code }) => {
    const root = folderWith({ ...smallContent, ...files });
    const run = await docsIn(root);
    expect(run.stderr).toContain(tells);
    expect(run.code).toBe(code);
    expect(existsSync(join(root, 'out'))).toBe(code === 0);
  });

  test.each([
    { because: 'cannot be read', text: 'name: [', tells: 'error content/yaml-syntax' },
    { because: 'has no name', text: 'search: a=1', tells: 'requires the key "name"' },
    {
      because: 'has a date that is none',
      text: `name: B\nid: ${OTHER_ID}\ndate: ../../x`,
      tells: 'error content/wrong-value: "date" has an invalid format',
    },
  ])('a file that $because costs only its own page', async ({ text, tells }) => {
    const whole = folderWith(smallContent);
    await docsIn(whole);
    const root = folderWith({ ...smallContent, 'content/detections/web/b.yml': text });
    const run = await docsIn(root);
    expect(run.stderr).toContain(tells);
    expect(run.code).toBe(1);
    const pages = (folder: string) => readdirSync(join(folder, 'out', '_posts'));
    expect(pages(root)).toEqual(pages(whole));
    expect(pages(root).length).toBeGreaterThan(0);
  });

  test('a story without detections is told', async () => {
    const root = folderWith({ 'content/stories/a.yml': storyYaml() });
    expect((await docsIn(root)).stderr).toContain('docs/empty-story');
  });
});

describe('a failed run', () => {
  test('leaves the pages of the last one alone', async () => {
    const root = folderWith(smallContent);
    await docsIn(root);
    const before = readFileSync(join(root, 'out', PAGE), 'utf8');
    writeFileSync(
      join(root, 'content/detections/web/a.yml'),
      detectionYaml({ description: 'New.' }),
    );
    writeFileSync(join(root, 'content/stories/b.yml'), storyYaml({ name: 'Con', id: OTHER_ID }));
    expect((await docsIn(root)).code).toBe(1);
    expect(readFileSync(join(root, 'out', PAGE), 'utf8')).toBe(before);
  });

  test('writes no page when one of them cannot be written', async () => {
    const root = folderWith(smallContent);
    mkdirSync(join(root, 'out', STORY), { recursive: true });
    const run = await docsIn(root);
    expect(run).toMatchObject({ code: 2, stdout: 'no page was written\n' });
    expect(run.stderr).toContain('error docs/unwritable');
    expect(existsSync(join(root, 'out', PAGE))).toBe(false);
  });

  // A folder of another file system: pages can be made beside it, but not moved there.
  test.skipIf(process.platform !== 'linux')('undoes what it wrote before it failed', async () => {
    const root = folderWith({ ...smallContent, [`out/${PAGE}`]: 'as it was' });
    symlinkSync('/proc/self', join(root, 'out', '_stories'));
    const run = await docsIn(root);
    expect(run).toMatchObject({ code: 2, stdout: 'no page was written\n' });
    expect(readFileSync(join(root, 'out', PAGE), 'utf8')).toBe('as it was');
    expect(readdirSync(join(root, 'out'))).toEqual(['_posts', '_stories']);
  });

  test('says that the output is a file', async () => {
    const root = folderWith({ ...smallContent, out: 'a file' });
    const run = await docsIn(root);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('error docs/unwritable');
    expect(readFileSync(join(root, 'out'), 'utf8')).toBe('a file');
  });
});

describe('nothing is not green', () => {
  test('in a folder without detections and stories', async () => {
    const root = folderWith({ 'content/macros/a.yml': 'name: a\ndefinition: "*"\n' });
    const run = await docsIn(root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('error docs/nothing-to-document');
  });

  test('in an empty folder', async () => {
    const root = folderWith({ 'content/detections/readme.txt': '' });
    const run = await docsIn(root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('error content/nothing-found');
  });

  test('in a folder of which every file is too large', async () => {
    const description = 'x'.repeat(6 * 1024 * 1024);
    const root = folderWith({ 'content/detections/web/a.yml': detectionYaml({ description }) });
    const run = await docsIn(root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('error content/too-large');
    expect(run.stderr.length).toBeLessThan(2000);
  });

  test('without a folder', async () => {
    expect((await docsIn(folderWith({}))).code).toBe(2);
  });
});

describe('a profile in tripline.yml', () => {
  test('brings tables of the content folder', async () => {
    const root = folderWith({
      ...smallContent,
      'content/detections/web/a.yml': detectionYaml({
        tags: { cve: ['CVE-2026-0001', 'CVE-2026-0002'] },
      }),
      'content/tripline.yml': 'docs: {enrichment: {cve: enrichment/cve.json}}',
      'content/enrichment/cve.json': '{"CVE-2026-0001": {"summary": "A hole.", "cvss": 9.8}}',
    });
    const run = await docsIn(root);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('docs/unknown-cve: "CVE-2026-0002" is not in the table of CVEs');
    const page = readFileSync(join(root, 'out', PAGE), 'utf8');
    expect(page).toContain('CVE-2026-0001): A hole. (CVSS 9.8)');
    expect(page).toContain('[CVE-2026-0002]');
  });
});

describe('a site whose pages tell about every CVE and add-on', () => {
  test('warns of those without a table', async () => {
    const root = folderWith({
      ...smallContent,
      'content/detections/web/a.yml': detectionYaml({
        tags: { cve: ['CVE-2026-0001'], supported_tas: ['Splunk_TA_x'] },
      }),
      'content/tripline.yml': 'docs: {site: security_content}',
    });
    const { stderr } = await docsIn(root);
    expect(stderr).toContain('docs/unknown-cve');
    expect(stderr).toContain('docs/unknown-add-on');
  });
});

describe('a profile that is wrong', () => {
  test.each([
    {
      because: 'a key is misspelt',
      files: { 'p.yml': 'macro_ordr: x.json' },
      tells: 'did you mean "macro_order"?',
    },
    {
      because: 'a table is not there',
      files: { 'p.yml': 'macro_order: x.json' },
      tells: 'docs/unreadable-table',
    },
    {
      because: 'a table has another form',
      files: { 'p.yml': 'macro_order: x.json', 'x.json': '{"a": 1}' },
      tells: 'table x.json is not a JSON list of macro names',
    },
    { because: 'it is not YAML', files: { 'p.yml': 'a: [' }, tells: 'content/yaml-syntax' },
    { because: 'it is not there', files: {}, tells: 'cannot be read: it does not exist' },
  ])('$because', async ({ files, tells }) => {
    const root = folderWith({ ...smallContent, ...files });
    const run = await docsIn(root, '--profile', join(root, 'p.yml'));
    expect(run.stderr).toContain(tells);
    expect(run.code).toBe(2);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });

  test('a link among its tables leads out of its folder', async () => {
    const root = folderWith({
      ...smallContent,
      'secret.json': '[]',
      'profile/p.yml': 'macro_order: x.json',
    });
    symlinkSync(join(root, 'secret.json'), join(root, 'profile', 'x.json'));
    const run = await docsIn(root, '--profile', join(root, 'profile', 'p.yml'));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('docs/outside-profile');
  });
});

test('an unknown format is a wrong use', async () => {
  expect((await cli('docs', '--format', 'pdf')).code).toBe(2);
});
