import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderServer } from '../../tooling/cli/site/serve.ts';
import { readHistory, readLog } from '../../tooling/project/site/git-history.ts';
import { publishSite } from '../../tooling/project/site/publish-site.ts';
import { cli, folderWith } from '../render/fake-world.ts';
import { FIXTURE } from '../render/site/site-fixture.ts';
import { edit, gitIn, repositoryWith } from './git-folder.ts';
import { detection } from './small-detection.ts';

function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-site-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'site');
}

const NAME = 'stories/story.yml';
const story = (name: string, id = 'a') => `name: ${name}
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8${id}0${id}
version: 1
date: "2026-05-04"
author: A
description: D
narrative: N
tags: { category: [C] }
`;

describe('tripline site', () => {
  test('writes a site, and nothing the second time', async () => {
    const out = outFolder();
    const first = await cli('site', '--content', FIXTURE, '--out', out);
    expect(first.code).toBe(0);
    const { mtimeMs } = statSync(join(out, 'index.html'));
    const again = await cli('site', '--content', FIXTURE, '--out', out);
    expect(again.stdout).toMatch(/ 0 written, 0 deleted/);
    expect(statSync(join(out, 'index.html')).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(dirname(out))).toEqual([basename(out)]);
  });

  test('deletes the pages that the content no longer makes, and nothing else', async () => {
    const content = folderWith({ [NAME]: story('Old') });
    const out = outFolder();
    await cli('site', '--content', content, '--out', out);
    writeFileSync(join(out, 'CNAME'), 'a.example');
    writeFileSync(join(content, NAME), story('New'));
    await cli('site', '--content', content, '--out', out);
    expect(readdirSync(join(out, 'stories')).sort()).toEqual(['index.html', 'new']);
    expect(existsSync(join(out, 'CNAME'))).toBe(true);
  });

  test('shows the statuses of queries that the sql command printed', async () => {
    const search = 'sourcetype=s Process=x | stats count by user';
    const content = folderWith({ 'detections/endpoint/a.yml': detection('Run <b>', search) });
    const printed = await cli('sql', '--all', '--dialect', 'spark', '--json', '--content', content);
    const line = JSON.parse(printed.stdout);
    const proof = { kind: 'proven', engine: 'DuckDB 1 <i>', tests: 2, rows: 3 };
    const other = { ...line, dialect: 'duckdb', status: 'proven', proof };
    const old = { ...line, version: 7, dialect: 'retired' };
    const files = folderWith({
      'spark.jsonl': printed.stdout,
      'duckdb.jsonl': `${JSON.stringify(other)}\n${JSON.stringify(old)}\n`,
      'bad.jsonl': '{"id": 1}',
    });
    const out = outFolder();
    const words = ['--sql', join(files, 'spark.jsonl'), '--sql', join(files, 'duckdb.jsonl')];
    expect((await cli('site', '--content', content, '--out', out, ...words)).code).toBe(0);
    const pages = readdirSync(out, { recursive: true, encoding: 'utf8' });
    const path = pages.find((name) => name.includes(line.id) && name.endsWith('index.html')) ?? '';
    const page = readFileSync(join(out, path), 'utf8');
    expect(page).toContain('no test with a result row was compared');
    expect(page).toContain('2 tests with 3 rows: equal in every cell on DuckDB 1 &lt;i&gt;');
    expect(page).not.toContain('retired');
    const bad = ['--sql', join(files, 'bad.jsonl')];
    const { code, stderr } = await cli('site', '--content', content, '--out', out, ...bad);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('bad.jsonl, line 1: not the status'),
    ]);
  });

  test('a build that fails leaves the site as it was', async () => {
    const content = folderWith({ [NAME]: story('Fine') });
    const out = outFolder();
    await cli('site', '--content', content, '--out', out);
    writeFileSync(join(content, NAME), 'name: [');
    const { code, stdout } = await cli('site', '--content', content, '--out', out);
    expect([code, stdout]).toEqual([1, 'build failed; no file was written\n']);
    expect(existsSync(join(out, 'stories/fine/index.html'))).toBe(true);
  });

  test('a failure in the middle leaves neither half a site nor a temporary folder', async () => {
    const out = outFolder();
    const files = function* () {
      yield { path: 'a.html', text: 'a' };
      throw new Error('a page cannot be made');
    };
    const published = publishSite(out, { files: files(), mayPublish: () => true });
    await expect(published).rejects.toThrow('a page cannot be made');
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  test('an empty folder is an error', async () => {
    const { code, stderr } = await cli('site', '--content', folderWith({}), '--out', outFolder());
    expect(code).toBe(1);
    expect(stderr).toContain('content/nothing-found');
  });

  test('macros alone make no site', async () => {
    const content = folderWith({ 'macros/m.yml': 'name: m\ndefinition: search *\n' });
    const out = outFolder();
    const { code, stderr } = await cli('site', '--content', content, '--out', out);
    expect([code, existsSync(out)]).toEqual([1, false]);
    expect(stderr).toContain('site/nothing-to-show');
  });

  test('a folder with files of somebody else is left alone', async () => {
    const out = folderWith({ 'thesis.txt': 'all of it' });
    const { code, stderr } = await cli('site', '--content', FIXTURE, '--out', out);
    expect(code).toBe(2);
    expect(stderr).toContain('site/foreign-output');
    expect(readdirSync(out)).toEqual(['thesis.txt']);
  });

  test('a place that cannot be written to is said', async () => {
    const out = join(folderWith({ file: '' }), 'file', 'site');
    const { code, stderr } = await cli('site', '--content', FIXTURE, '--out', out);
    expect(code).toBe(2);
    expect(stderr).toContain('site/unwritable');
  });

  test('a file where the site should go is said', async () => {
    const out = join(folderWith({ file: '' }), 'file');
    const { code, stderr } = await cli('site', '--content', FIXTURE, '--out', out);
    expect([code, readFileSync(out, 'utf8')]).toEqual([2, '']);
    expect(stderr).toContain('site/unwritable');
  });

  test.each([
    ['names that differ in case only', ['Alpha', 'ALPHA'], 'site/shared-address', 'alpha-2'],
    ['names that Windows reserves', ['Con'], 'site/unusable-name', 'con-page'],
    ['names without letters', ['"!!!"'], 'site/unusable-name', 'unnamed'],
  ])('%s get addresses of their own, and a warning', async (_, names, code, folder) => {
    const entries = names.map((name, index) => [
      `stories/${index}.yml`,
      story(name, String(index + 1)),
    ]);
    const out = outFolder();
    const content = folderWith(Object.fromEntries(entries));
    const { stderr } = await cli('site', '--content', content, '--out', out);
    expect(stderr).toContain(code);
    expect(existsSync(join(out, 'stories', folder, 'index.html'))).toBe(true);
  });

  test('a huge text is cut, with a warning', async () => {
    const content = folderWith({ [NAME]: story('Long').replace('N\n', `${'n'.repeat(50_000)}\n`) });
    const out = outFolder();
    const { code, stderr } = await cli('site', '--content', content, '--out', out);
    expect(code).toBe(0);
    expect(stderr).toContain('site/long-text');
    expect(statSync(join(out, 'stories/long/index.html')).size).toBeLessThan(30_000);
  });
});

describe('readLog', () => {
  test('keeps commits that touch the content folder, with paths below it', () => {
    const log =
      'c1c1\u00002026-05-04\0Ada\0See more\0\ncontent/a.yml\0other/b.yml\0\0' +
      'c2c2\u00002026-05-03\0dada\0beef\0\nother/b.yml\0';
    expect(readLog(log, 'content/')).toEqual([
      { commit: 'c1c1', date: '2026-05-04', author: 'Ada', subject: 'See more', paths: ['a.yml'] },
    ]);
  });

  test('takes nothing that an author writes for another commit', () => {
    const root = repositoryWith({ 'detections/a.yml': 'A' });
    edit(root, { 'detections/a.yml': 'B' });
    const subject = 'one\u0001beef\u00022026-01-01\u0002Eve\u0002forged\u0002\n';
    gitIn(root, 'commit', '-aqm', subject);
    const { changes } = readHistory(root, () => undefined);
    expect(changes.map(({ author, paths }) => [author, paths])).toEqual([
      ['A', ['detections/a.yml']],
      ['A', ['detections/a.yml']],
    ]);
  });
});

describe('the server', () => {
  test('says when its port is taken', async () => {
    const server = folderServer(folderWith({}));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const options = ['--content', FIXTURE, '--out', outFolder(), '--serve', '--port', `${port}`];
    const { code, stderr } = await cli('site', ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(`cannot be served on port ${port}`);
  });

  test.each([
    ['/', 200, '<p>home'],
    ['/a', 301, ''],
    ['/a/', 200, '<p>a'],
    ['/none', 404, 'Page not found.\n'],
    ['/..%2Fsecret.txt', 404, 'Page not found.\n'],
    ['/%00', 404, 'Page not found.\n'],
    ['/%E0%A4%A', 404, 'Page not found.\n'],
  ])('answers %s with %i', async (path, status, text) => {
    const folder = folderWith({
      'secret.txt': 'secret',
      'site/index.html': '<p>home',
      'site/a/index.html': '<p>a',
    });
    const server = folderServer(join(folder, 'site'));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    expect([response.status, await response.text()]).toEqual([status, text]);
  });
});
