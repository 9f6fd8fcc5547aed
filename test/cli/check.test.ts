import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tripline, triplineIn } from './run.ts';

const FIXTURES = 'test/cli/fixtures';

describe('check', () => {
  test.each(['typos', 'bad'])(
    'prints all that is wrong in %s, at its place, at once',
    async (name) => {
      const { code, out } = await tripline('check', '--content', `${FIXTURES}/${name}`);
      await expect(out).toMatchFileSnapshot(`fixtures/${name}/expected.txt`);
      expect(code).toBe(1);
    },
  );

  test('finds nothing wrong in the content of this repository', async () => {
    const { code, out } = await triplineIn({ today: () => '2030-01-01' }, 'check', '--json');
    expect(JSON.parse(out).diagnostics).toEqual([]);
    expect(code).toBe(0);
  });

  test('gives JSON in its documented shape', async () => {
    const { out } = await tripline('check', '--json', '--content', `${FIXTURES}/bad`);
    const { diagnostics, detections, counts } = JSON.parse(out);
    expect(Object.keys(diagnostics[0])).toEqual([
      'code',
      'severity',
      'message',
      'file',
      'line',
      'column',
      'endLine',
      'endColumn',
      'help',
    ]);
    expect(Object.keys(detections[0])).toEqual(['file', 'id', 'name', 'status', 'reasons']);
    expect(counts.detections).toBe(detections.length);
  });
});

describe('check, on files that are no content', () => {
  let root = '';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tripline-'));
    mkdirSync(join(root, 'detections', 'folder.yml'), { recursive: true });
    writeFileSync(join(root, 'detections', 'binary.yml'), Buffer.from([0, 1, 2, 3, 0]));
    writeFileSync(join(root, 'detections', 'huge.yml'), Buffer.alloc(6 * 1024 * 1024, 'a: b\n'));
    writeFileSync(join(root, 'detections', 'empty.yml'), '');
    writeFileSync(
      join(root, 'detections', 'merged.yml'),
      'name: A\n<<<<<<< HEAD\nversion: 1\n=======\nversion: 2\n>>>>>>> other\n',
    );
  });

  afterAll(() => rmSync(root, { recursive: true }));

  test.each([
    { file: 'folder.yml', code: 'content/unreadable' },
    { file: 'binary.yml', code: 'content/binary' },
    { file: 'huge.yml', code: 'content/too-large' },
    { file: 'empty.yml', code: 'content/not-a-mapping' },
    { file: 'merged.yml', code: 'content/merge-conflict' },
  ])('says once what is wrong with $file', async ({ file, code }) => {
    const { out, code: exitCode } = await tripline('check', '--json', '--content', root);
    const found = JSON.parse(out).diagnostics.filter((item: { file: string }) =>
      item.file?.endsWith(file),
    );
    expect(found.map((item: { code: string }) => item.code)).toEqual([code]);
    expect(exitCode).toBe(1);
  });

  test('never follows a link out of the content folder', async () => {
    symlinkSync('/etc', join(root, 'detections', 'link'));
    const { out } = await tripline('check', '--json', '--content', root);
    rmSync(join(root, 'detections', 'link'));
    expect(out).toContain('content/outside-root');
  });

  test('is not green on a folder without content', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'tripline-'));
    const { out, code } = await tripline('check', '--json', '--content', empty);
    rmSync(empty, { recursive: true });
    expect(out).toContain('content/nothing-found');
    expect(code).toBe(1);
  });

  test.each([
    { words: ['check', '--content', 'no/such/folder'], says: 'does not exist' },
    { words: ['check', '--content', 'package.json'], says: 'is a file' },
    { words: ['check', 'no/such/file.yml'], says: 'does not exist, neither here nor in' },
    { words: ['check', '--no-such-option'], says: 'unknown option' },
    { words: ['chekc'], says: 'unknown command' },
  ])('takes a wrong call as one: $words', async ({ words, says }) => {
    const { code, err } = await tripline(...words);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});
