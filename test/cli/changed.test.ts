import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tripline } from './run.ts';

const detection = (number: number, search: string, more = ''): string => `name: Fixture ${number}
id: 44444444-0000-4000-8000-00000000000${number}
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: One of several.
data_source: []
search: ${search}
tags:
  analytic_story: []
tests:
- name: one event
  events:
  - action: open
${more}`;

const FILES: Readonly<Record<string, string>> = {
  'detections/macro.yml': detection(1, '"`opened`"'),
  'detections/lookup.yml': detection(2, 'action=open | lookup actions.csv action OUTPUT level'),
  'detections/sample.yml': detection(
    3,
    'action=open',
    '  attack_data:\n  - data: attack_data/a.log\n',
  ),
  'detections/alone.yml': detection(4, 'action=open'),
  'macros/opened.yml': 'name: opened\ndescription: Opened.\ndefinition: "`inner`"\n',
  'macros/inner.yml': 'name: inner\ndescription: Inner.\ndefinition: action=open\n',
  // The number of arguments is part of a macro's name.
  'macros/opened_1.yml':
    'name: opened\ndescription: Opened.\narguments: [by]\ndefinition: user=$by$\n',
  'lookups/actions.csv': 'action,level\nopen,1\n',
  'attack_data/a.log': '{"action":"open"}\n',
  'README.md': 'Read me.\n',
};

let root = '';

function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', message);
}

/** The detections that a command says are reached, by their names without folder and ending. */
async function reached(base: string, command = 'test') {
  const { code, out, err } = await tripline(command, '--content', root, '--changed', base);
  const names = [...err.matchAll(/^ +detections\/(\w+)\.yml +(.*)$/gm)].map((found) => found[1]);
  return { code, out, err, names };
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tripline-'));
  git(root, 'init', '-q', '-b', 'main');
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  commit('first');
  git(root, 'switch', '-q', '-c', 'work');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('--changed', () => {
  test.each([
    { path: 'detections/alone.yml', names: ['alone'], because: 'itself' },
    { path: 'macros/inner.yml', names: ['macro'], because: 'macros/inner.yml' },
    { path: 'macros/opened_1.yml', names: [], because: '' },
    { path: 'lookups/actions.csv', names: ['lookup'], because: 'lookups/actions.csv' },
    { path: 'attack_data/a.log', names: ['sample'], because: 'attack_data/a.log' },
    {
      path: 'tripline.yml',
      names: ['alone', 'lookup', 'macro', 'sample'],
      because: 'tripline.yml',
    },
  ])('$path reaches $names, committed or not', async ({ path, names, because }) => {
    write(path, `${FILES[path] ?? ''}\n`);
    const before = await reached('main');
    expect(before.names).toEqual(names);
    expect(before.err).toContain(because);
    commit('second');
    expect((await reached('main')).names).toEqual(names);
    expect((await reached('HEAD')).names).toEqual([]);
  });

  test('a check follows the baseline and the settings to files that did not change', async () => {
    const found = async () => {
      const { out } = await tripline('check', '--json', '--content', root, '--changed', 'main');
      const files = JSON.parse(out).diagnostics.map((one: { file: string }) => one.file);
      return new Set(files.map((file: string) => file.slice(root.length + 1)));
    };
    git(root, 'switch', '-q', 'main');
    await tripline('check', '--content', root, '--write-baseline');
    commit('baseline');
    git(root, 'switch', '-q', '-c', 'later');
    expect(await found()).toEqual(new Set());
    const baseline = JSON.parse(readFileSync(join(root, 'tripline-baseline.json'), 'utf8'));
    delete baseline.findings['detections/alone.yml'];
    write('tripline-baseline.json', JSON.stringify(baseline));
    expect(await found()).toEqual(new Set(['detections/alone.yml']));
    git(root, 'checkout', '-q', 'tripline-baseline.json');
    write('tripline.yml', 'baseline: none.json\n');
    expect([...(await found())].filter((file) => !`${file}`.startsWith('detections/'))).not.toEqual(
      [],
    );
  });

  test('a sample that is gone reaches those that name it', async () => {
    rmSync(join(root, 'attack_data/a.log'));
    expect((await reached('main')).names).toEqual(['sample']);
  });

  test('--fix mends only what the changes reach', async () => {
    const alone = `${FILES['detections/alone.yml']}`.replace('name:', '#  \nname:');
    write('detections/alone.yml', alone);
    commit('second');
    write('detections/macro.yml', `${FILES['detections/macro.yml']}#  \n`);
    const { err } = await tripline('check', '--content', root, '--changed', 'HEAD', '--fix');
    expect(err.match(/^fixed .*$/gm)).toEqual([`fixed ${root}/detections/macro.yml`]);
    const { err: named } = await tripline(
      'check',
      'detections/alone.yml',
      '--content',
      root,
      '--fix',
    );
    expect(named).toContain('fixed');
  });

  test('a macro that is gone reaches those that used it', async () => {
    rmSync(join(root, 'macros/inner.yml'));
    const { names, code } = await reached('main');
    expect(names).toEqual(['macro']);
    expect(code).toBe(1);
  });

  test('tests only what is reached', async () => {
    write('detections/alone.yml', `${FILES['detections/alone.yml']}  expected_results: 2\n`);
    const { out, code } = await reached('main');
    expect(out).toContain('1 detection, 1 test ');
    expect(out).toContain('1 failed');
    expect(code).toBe(1);
  });

  test('checks what is reached, and what changed besides', async () => {
    write('detections/alone.yml', detection(4, 'action=open | where lwoer(action)="open"'));
    write('detections/lookup.yml', detection(2, 'action=open | where lwoer(action)="open"'));
    commit('mistakes');
    git(root, 'branch', '-f', 'main');
    write('detections/alone.yml', detection(4, 'action=open | where loewr(action)="open"'));
    const { out, code } = await reached('main', 'check');
    expect(out).toContain('loewr');
    expect(out).not.toContain('lwoer');
    expect(code).toBe(1);
  });

  test('says that nothing is reached, and is green only because git said so', async () => {
    write('README.md', 'Read me again.\n');
    for (const command of ['test', 'check']) {
      const { code, err } = await reached('main', command);
      expect(err).toContain('no detections are affected by changes since main');
      expect(code).toBe(0);
    }
  });

  test('a changed detection that cannot be read is never green', async () => {
    write('detections/new.yml', 'name: [');
    const { code, err } = await reached('main');
    expect(err).toContain('cannot be read');
    expect(code).toBe(1);
  });

  test('compares with where the branches parted, on a detached head too', async () => {
    write('detections/alone.yml', `${FILES['detections/alone.yml']}\n`);
    commit('mine');
    git(root, 'switch', '-q', 'main');
    write('detections/macro.yml', `${FILES['detections/macro.yml']}\n`);
    commit('theirs');
    git(root, 'switch', '-q', '--detach', 'work');
    expect((await reached('main')).names).toEqual(['alone']);
  });

  test('works in a folder of a repository, and on names that git would quote', async () => {
    const inner = join(root, 'content');
    cpSync(join(root, 'detections'), join(inner, 'detections'), { recursive: true });
    commit('deeper');
    writeFileSync(join(inner, 'detections', 'ä b.yml'), detection(5, 'action=open'));
    const { err } = await tripline('test', '--content', inner, '--changed', 'HEAD');
    expect(err).toContain('detections/ä b.yml');
    expect(err).not.toContain('alone.yml');
  });
});

describe('--changed, where git cannot say', () => {
  test.each(['nowhere', '--output=x', 'main^{tree}'])('knows no commit %j', async (base) => {
    const { code, err } = await tripline('test', '--content', root, `--changed=${base}`);
    expect(err).toContain('unknown commit');
    expect(code).toBe(2);
  });

  test('a shallow clone is told how to get the base', async () => {
    write('README.md', 'Again.\n');
    commit('second');
    const clone = mkdtempSync(join(tmpdir(), 'tripline-'));
    git(clone, 'clone', '-q', '--depth', '1', '--branch', 'work', `file://${root}`, '.');
    const { code, err } = await tripline('check', '--content', clone, '--changed', 'origin/main');
    expect(err).toContain('missing in this shallow clone');
    expect(code).toBe(2);
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    const fetched = await tripline('check', '--content', clone, '--changed', 'origin/main');
    rmSync(clone, { recursive: true });
    expect([fetched.code, fetched.err]).toEqual([
      0,
      expect.stringContaining('no detections are affected by changes since origin/main'),
    ]);
  });

  test('histories without a common commit have nothing to compare', async () => {
    git(root, 'switch', '-q', '--orphan', 'other');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'other');
    const { code, err } = await tripline('test', '--content', root, '--changed', 'main');
    expect(err).toContain('no commit in common');
    expect(code).toBe(2);
  });

  test('a folder outside of git is a wrong call', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    const { code, err } = await tripline('check', '--content', root, '--changed', 'main');
    expect(err).toContain('is not in a Git repository');
    expect(code).toBe(2);
  });
});
