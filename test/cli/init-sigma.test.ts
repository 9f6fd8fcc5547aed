import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tripline } from './run.ts';

const made = join(mkdtempSync(join(tmpdir(), 'tripline-init-')), 'content');

beforeAll(async () => {
  await tripline('init', '--sigma', made, '--action', 'acme/tripline@0a1b2c');
  return () => rmSync(join(made, '..'), { recursive: true, force: true });
});

describe('tripline init --sigma', () => {
  test('makes a repository without findings whose tests pass', async () => {
    const checked = await tripline('check', '--content', made);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toContain('0 errors, 0 warnings, 0 infos');
    const tested = await tripline('test', '--content', made);
    expect(tested.out).toContain('2 tests (1 positive, 1 negative): 2 passed, 0 failed');
    expect(tested.code).toBe(0);
  });

  test('has a workflow and the hook, and no content for Splunk', () => {
    const workflow = readFileSync(join(made, '.github/workflows/tripline.yml'), 'utf8');
    expect(workflow).toContain('uses: acme/tripline@0a1b2c\n');
    expect(existsSync(join(made, '.pre-commit-config.yaml'))).toBe(true);
    expect(readFileSync(join(made, '.gitignore'), 'utf8')).toContain('.tripline/');
    for (const folder of ['detections', 'stories'])
      expect(existsSync(join(made, folder))).toBe(false);
  });

  test('needs no option in a folder of Sigma rules', async () => {
    const other = join(mkdtempSync(join(tmpdir(), 'tripline-init-')), 'content');
    onTestFinished(() => rmSync(join(other, '..'), { recursive: true, force: true }));
    await tripline('init', '--sigma', other);
    rmSync(join(other, 'tripline.yml'));
    rmSync(join(other, '.vscode'), { recursive: true });
    const { out } = await tripline('init', other);
    expect(out).toContain('left alone: .gitignore');
    expect(out).not.toMatch(/^ {2}(?:detections|stories|rules)\//m);
    expect(readFileSync(join(other, '.vscode/settings.json'), 'utf8')).not.toContain('detection');
  });
});
