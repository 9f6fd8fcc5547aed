import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitIn, repositoryWith } from './git-folder.ts';
import { detection, FILES } from './macro-repository.ts';
import { tripline } from './run.ts';

const EXCEL = 'detections/excel_starts.yml';

/** Content with an error, warnings, and trailing blanks that can be fixed. */
function folder(): string {
  const blank = FILES[EXCEL].replace('author: A', 'author: A  ').replace('type: TTP', 'type: TTP ');
  const broken = detection({
    ...{ number: 3, name: 'Logon', technique: 'T1078', sample: 'logon.log' },
    search: 'EventCode=4624 | stats count by host | wher count>1',
  });
  return repositoryWith({ ...FILES, [EXCEL]: blank, 'detections/logon.yml': broken });
}

describe('check --summary', () => {
  test('counts findings by code, the worst and most frequent first', async () => {
    const { out, code } = await tripline('check', '--content', folder(), '--summary');
    await expect(out).toMatchFileSnapshot('fixtures/check/summary.txt');
    expect(code).toBe(1);
  });

  test('is empty without findings', async () => {
    const { out } = await tripline('check', '--content', 'starter', '--summary');
    expect(out).toMatch(/^1 detection: 1 executable/);
  });
});

describe('check', () => {
  test('shows errors first', async () => {
    const { out } = await tripline('check', '--content', folder());
    expect(out).toMatch(/^error spl\/unknown-command/);
    expect(out).toContain('4 findings can be fixed: --fix fixes them');
  });
});

describe('check --only', () => {
  test.each([
    { only: ['lint/trailing-blank'], count: 1 },
    { only: ['spl'], count: 1 },
    { only: ['spl', 'lint/trailing-blank'], count: 2 },
  ])('$only shows only these, and still fails because of others', async ({ only, count }) => {
    const words = only.flatMap((code) => ['--only', code]);
    const { out, code } = await tripline('check', '--content', folder(), '--json', ...words);
    const { diagnostics } = JSON.parse(out);
    expect([diagnostics.length, code]).toEqual([count, 1]);
    const text = await tripline('check', '--content', folder(), ...words);
    expect(text.out).toMatch(/\d+ findings with other codes not shown \(--only\)/);
  });

  test('of an unknown code is rejected with the nearest one', async () => {
    const { code, err } = await tripline('check', '--only', 'lint/trailing-blanks');
    expect([code, err]).toEqual([2, expect.stringContaining('"lint/trailing-blank"')]);
  });

  test('limits the fixes too', async () => {
    const root = folder();
    const before = readFileSync(join(root, EXCEL), 'utf8');
    await tripline('check', '--content', root, '--fix', '--only', 'lint/date');
    expect(readFileSync(join(root, EXCEL), 'utf8')).toBe(before);
    await tripline('check', '--content', root, '--fix', '--only', 'lint/trailing-blank');
    expect(readFileSync(join(root, EXCEL), 'utf8')).toBe(FILES[EXCEL]);
  });
});

describe('check --fix --dry-run', () => {
  test('changes nothing and prints a patch that Git applies, with the result of --fix', async () => {
    const root = folder();
    const only = ['--only', 'lint/trailing-blank'];
    const { out, err } = await tripline('check', '--content', root, '--fix', '--dry-run', ...only);
    expect(err).toBe(`would fix ${root}/${EXCEL}\n`);
    expect(gitIn(root, 'status', '--short')).toBe('');
    writeFileSync(join(root, 'fixes.patch'), out.replaceAll(`${root}/`, ''));
    gitIn(root, 'apply', 'fixes.patch');
    expect(readFileSync(join(root, EXCEL), 'utf8')).toBe(FILES[EXCEL]);
  });

  test('needs --fix', async () => {
    expect(await tripline('check', '--dry-run')).toMatchObject({ code: 2 });
  });

  test('names no file without a fix', async () => {
    const words = ['--fix', '--dry-run', '--only', 'spl'];
    const { out, err } = await tripline('check', '--content', folder(), ...words);
    expect([out, err]).toEqual(['', '']);
  });
});
