import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitlabProblems, sarifProblems } from '../report/validate.ts';
import { commitAll, edit, gitIn, repositoryWith } from './git-folder.ts';
import { detection, FILES, NARROWED } from './macro-repository.ts';
import { tripline } from './run.ts';

const MACRO = 'macros/office_programs.yml';
const LOGON = 'detections/logon.yml';

/** A search that Tripline cannot run: its results cannot be compared. */
const REMOTE = detection({
  number: 3,
  name: 'Logon',
  search: '| rest /services/server/info | table host',
  technique: 'T1078',
  sample: 'logon.log',
});

/** A pull request that silences a detection, widens another one and makes a third one impossible to compare. */
function pullRequest(): string {
  const root = repositoryWith(FILES);
  gitIn(root, 'checkout', '-q', '-b', 'change');
  edit(root, { [MACRO]: NARROWED, [LOGON]: REMOTE });
  commitAll(root);
  return root;
}

function stable(text: string, root: string): string {
  return text.replaceAll(/\(`?[0-9a-f]{10}`?\)/g, '(COMMIT)').replaceAll(`${root}/`, '');
}

describe('a review of a pull request with three effects', () => {
  function reviewed(root: string, ...words: readonly string[]) {
    return tripline('review', 'main', '--content', root, ...words);
  }

  test('begins with all three', async () => {
    const root = pullRequest();
    const file = join(root, 'comment.md');
    const url = 'https://ci.example.com/runs/7';
    const { code } = await reviewed(root, '--format', `markdown=${file}`, '--artifacts', url);
    const text = stable(readFileSync(file, 'utf8'), root);
    await expect(text).toMatchFileSnapshot('fixtures/review/comment.md');
    const screen = text.split('\n').slice(0, 30).join('\n');
    for (const effect of ['silenced', 'newly firing', 'not compared'])
      expect(screen).toMatch(new RegExp(`^\\| \\*\\*[^|]*${effect}[^|]*\\*\\* \\|`, 'm'));
    expect(text.trimEnd().endsWith(`[Complete reports](${url})`)).toBe(true);
    expect(code).toBe(1);
  });

  test('annotates the changed line of the macro', async () => {
    const root = pullRequest();
    const { out } = await reviewed(root, '--format', 'github');
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(stable(out, root)).toMatch(
      new RegExp(`^::warning file=${MACRO},line=2,.*silences "Excel Starts"`, 'm'),
    );
    expect(lines.findIndex((line) => line.startsWith('::warning'))).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('::error')),
    );
  });

  test('is valid SARIF and Code Quality, with the effects', async () => {
    const root = pullRequest();
    const sarif = JSON.parse((await reviewed(root, '--format', 'sarif')).out);
    expect(sarifProblems(sarif)).toEqual([]);
    const codes = sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(codes).toEqual(expect.arrayContaining(['diff/silenced', 'diff/newly-firing']));
    expect(gitlabProblems(JSON.parse((await reviewed(root, '--format', 'gitlab')).out))).toEqual(
      [],
    );
  });

  test('as text and JSON has the check, the tests and the comparison', async () => {
    const root = pullRequest();
    const { out } = await reviewed(root);
    expect(out).toMatch(/3 detections, 3 tests/);
    expect(out).toMatch(/silenced +Excel Starts/);
    const { check, tests, diff } = JSON.parse((await reviewed(root, '--json')).out);
    expect([tests.length, diff.detections.length]).toEqual([3, 3]);
    expect(check.counts.detections).toBe(3);
  });
});

describe('a review', () => {
  test('without a base checks and tests', async () => {
    const { out } = await tripline('review', '--content', repositoryWith(FILES), '--json');
    expect(JSON.parse(out)).toMatchObject({ diff: null, tests: [{}, {}, {}] });
  });

  test('of changed content only tests what is affected', async () => {
    const root = pullRequest();
    edit(root, { [LOGON]: FILES[LOGON] });
    const { out } = await tripline('review', 'main', '--changed', '--content', root, '--json');
    expect(JSON.parse(out).tests).toHaveLength(2);
    const none = await tripline('review', 'HEAD', '--changed', '--content', repositoryWith(FILES));
    expect(none.out).toContain('no change in behavior');
  });

  test.each([
    { words: ['--changed'], says: '--changed has an effect only with an argument' },
    {
      words: ['--format', 'markdown', '--artifacts', 'javascript:x'],
      says: '--artifacts must be an HTTP',
    },
  ])('rejects $words', async ({ words, says }) => {
    const { code, err } = await tripline('review', ...words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('the comment of a huge change', () => {
  test('stays below 64 KB and still shows every effect first', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `detections/d${at}.yml`,
        detection({
          number: 1,
          name: `検出 ${'非常に長い名前 '.repeat(10)}${at}`,
          search: 'EventCode=1 `office_programs` | stats count by host, Image',
          technique: 'T1204.002',
          sample: 'excel.log',
        }).replace(
          /^id: .*$/m,
          `id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6${String(at).padStart(5, '0')}`,
        ),
      ]),
    );
    const root = repositoryWith({ ...FILES, ...many });
    edit(root, { [MACRO]: NARROWED, [LOGON]: REMOTE });
    const { out } = await tripline('diff', 'main', '--content', root, '--format', 'markdown');
    expect(Buffer.byteLength(out)).toBeLessThan(64_000);
    const screen = out.split('\n').slice(0, 30).join('\n');
    expect(screen).toContain('301 silenced, 1 newly firing, 1 not compared');
    for (const effect of ['silenced', 'newly firing', 'not compared'])
      expect(screen).toContain(`| **${effect}** |`);
  });
});
