import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { tripline } from '../cli/run.ts';

let root = '';
let content = '';

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'tripline-outside-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  content = join(root, 'content');
  await tripline('init', content);
  mkdirSync(join(content, 'lookups'));
  writeFileSync(join(content, 'lookups/users.yml'), 'name: users\nfilename: users.csv\n');
});

describe('a symbolic link out of the content folder is reported and not followed', () => {
  test.each([
    { path: 'tripline.yml', command: 'check', text: 'rules: {}\n' },
    { path: 'attack_data.lock.yml', command: 'check', text: 'version: 1\nsamples: []\n' },
    { path: 'lookups/users.csv', command: 'check', text: 'user\nada\n' },
    { path: 'detections/endpoint/other.yml', command: 'check', text: 'name: Other\n' },
  ])('where $path is one', async ({ path, command, text }) => {
    const outside = join(root, 'secret');
    writeFileSync(outside, text);
    rmSync(join(content, path), { force: true });
    mkdirSync(dirname(join(content, path)), { recursive: true });
    symlinkSync(outside, join(content, path));
    const { out, err, code } = await tripline(command, '--content', content);
    expect(out + err).toContain('content/outside-root');
    expect(code).toBeGreaterThan(0);
    expect(code).toBeLessThan(3);
  });

  test('even if a whole content folder is a link', async () => {
    renameSync(join(content, 'stories'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(content, 'stories'));
    const { out, code } = await tripline('check', '--content', content);
    expect(out).toContain('content/outside-root');
    expect(code).toBe(1);
  });

  test('but a link inside the folder is followed', async () => {
    renameSync(join(content, 'stories'), join(content, 'kept'));
    symlinkSync('kept', join(content, 'stories'));
    const { out } = await tripline('check', '--content', content);
    expect(out).not.toContain('outside-root');
    expect(out).not.toContain('Windows Log Tampering');
  });
});

test('a tripline.yml with exponential aliases is reported', async () => {
  const levels = Array.from({ length: 8 }, (_, level) => {
    const below = Array(9).fill(`*a${level}`).join(', ');
    return `a${level + 1}: &a${level + 1} [${below}]`;
  });
  writeFileSync(join(content, 'tripline.yml'), ['a0: &a0 [x]', ...levels, ''].join('\n'));
  const { err, code } = await tripline('check', '--content', content);
  expect(err).toContain('content/yaml-syntax');
  expect(code).toBe(2);
});

test('a folder that links to itself is reported and read once', async () => {
  symlinkSync('.', join(content, 'detections/loop'));
  const { code, out } = await tripline('check', '--content', content);
  expect(out).toContain('the symbolic link points to one of its parent folders');
  expect(out).toContain('1 detection: 1 executable');
  expect(code).toBe(1);
});

test('a file in another encoding is not read and not rewritten', async () => {
  const path = join(content, 'detections/other.yml');
  writeFileSync(path, Buffer.from('name: Caf\xe9  \nsearch: a=1\n', 'latin1'));
  const { code, out } = await tripline('check', '--content', content, '--fix');
  expect(out).toContain('content/not-utf8');
  expect(out).toContain('other.yml:1:10');
  expect(readFileSync(path, 'latin1')).toBe('name: Caf\xe9  \nsearch: a=1\n');
  expect(code).toBe(1);
});

test('--fix keeps a byte order mark', async () => {
  const path = join(content, 'lookups/users.yml');
  writeFileSync(path, '\ufeffname: users  \nfilename: users.csv\n');
  await tripline('check', '--content', content, '--fix');
  expect(readFileSync(path, 'utf8')).toBe('\ufeffname: users\nfilename: users.csv\n');
});
