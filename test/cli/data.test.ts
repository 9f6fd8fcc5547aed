import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { objectPath } from '../../tooling/attack-data/cache.ts';
import { printLock } from '../../tooling/attack-data/lock.ts';
import { contentNaming } from '../attack-data/content.ts';
import {
  BODY,
  type FaultyServer,
  faultyServer,
  PINNED,
  POINTER,
} from '../attack-data/faulty-server.ts';
import { filesBelow, folderWith } from '../attack-data/temporary.ts';
import { triplineIn } from './run.ts';

const MEDIA = 'https://media.githubusercontent.com/media/splunk/attack_data/master/datasets';
const RAW = 'https://raw.githubusercontent.com/splunk/attack_data/refs/heads/master/datasets';
const LOCK = 'attack_data.lock.yml';

let server: FaultyServer;
beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());

function urlOf(name: string): string {
  return `${server.origin}/datasets/${name}`;
}

/** Content whose tests name these samples, locked as the server's sample is; and a cache of its own. */
function lockedContent(...names: readonly string[]) {
  const urls = names.map(urlOf);
  const lock = printLock(urls.map((url) => ({ url, ...PINNED })));
  const content = contentNaming(urls, { [LOCK]: lock });
  return { content, cacheFolder: folderWith(), urls };
}

describe('data lock', () => {
  test('pins by the Git LFS pointers of a clone, whatever form the address has', async () => {
    const content = contentNaming([`${RAW}/t/b.log`, `${MEDIA}/t/a.log`, `${MEDIA}/t/b.log`]);
    const clone = folderWith({
      LICENSE: '\n   Apache License\n   Version 2.0, January 2004\n',
      'datasets/t/a.log': POINTER,
      'datasets/t/b.log':
        '01/02/2026 10:00:00 user=admin action=logon\n01/02/2026 10:00:01 user=b\n',
    });
    const { code, out } = await triplineIn(
      {},
      'data',
      'lock',
      '--content',
      content,
      '--attack-data',
      clone,
    );
    expect(out).toContain('2 samples, 440.1 kB; 2 new, 0 changed, 0 removed');
    expect(code).toBe(0);
    await expect(readFileSync(join(content, LOCK), 'utf8')).toMatchFileSnapshot(
      'fixtures/data/lock.yml.txt',
    );
  });

  test('says what it cannot pin, and how it could', async () => {
    const content = contentNaming([`${MEDIA}/t/a.log`]);
    const { code, out } = await triplineIn({}, 'data', 'lock', '--content', content);
    expect(out).toContain(`${MEDIA}/t/a.log`);
    expect(out).toContain('--attack-data CLONE');
    expect(existsSync(join(content, LOCK))).toBe(false);
    expect(code).toBe(1);
  });

  test('keeps what it knew, drops what no test names, and says what changed', async () => {
    const { content } = lockedContent('whole.log', 'pointer.log');
    const [kept, changed] = [urlOf('whole.log'), urlOf('pointer.log')];
    const old = parse(readFileSync(join(content, LOCK), 'utf8')).samples;
    const gone = { ...old[0], url: urlOf('gone.log') };
    const [first, second] = [...old, gone].map((entry) => ({ ...entry, license: 'MIT' }));
    writeFileSync(join(content, LOCK), printLock([first, second, gone]));
    const clone = folderWith({ 'datasets/pointer.log': 'new bytes' });
    const words = ['data', 'lock', '--content', content, '--attack-data', clone, '--json'];
    const { code, out } = await triplineIn({}, ...words);
    expect(JSON.parse(out)).toMatchObject({
      locked: 2,
      added: [],
      changed: [changed],
      removed: [urlOf('gone.log')],
      unknown: [],
    });
    const { samples } = parse(readFileSync(join(content, LOCK), 'utf8'));
    expect(samples).toEqual([
      expect.objectContaining({ url: changed, bytes: 9, license: 'MIT' }),
      { url: kept, ...PINNED, license: 'MIT' },
    ]);
    expect(code).toBe(0);
  });

  test('pins what is packed, and nothing of what cannot be read', async () => {
    const [whole, cut, folder] = ['whole', 'cut', 'folder'].map((name) => `${MEDIA}/${name}.log`);
    const content = contentNaming([`${whole}`, `${cut}`, `${folder}`]);
    const clone = folderWith({
      'datasets/whole.log.gz': gzipSync(BODY),
      'datasets/cut.log.gz': gzipSync(BODY).subarray(0, 100),
      'datasets/folder.log/x': '',
    });
    const words = ['data', 'lock', '--content', content, '--attack-data', clone, '--json'];
    const { out, code } = await triplineIn({}, ...words);
    expect(JSON.parse(out)).toMatchObject({ added: [whole], unknown: [cut, folder] });
    const { samples } = parse(readFileSync(join(content, LOCK), 'utf8'));
    expect(samples).toEqual([{ url: whole, ...PINNED, events: 20_000, format: 'plain-text' }]);
    expect(code).toBe(1);
  });

  test('with --fetch pins what it downloads', async () => {
    const content = contentNaming([urlOf('whole.log')]);
    const world = { cacheFolder: folderWith() };
    const { code } = await triplineIn(
      world,
      'data',
      'lock',
      '--content',
      content,
      '--fetch',
      '--allow-private',
    );
    expect(code).toBe(0);
    const { samples } = parse(readFileSync(join(content, LOCK), 'utf8'));
    expect(samples).toEqual([
      { url: urlOf('whole.log'), ...PINNED, events: 20_000, format: 'plain-text' },
    ]);
  });

  test('has nothing to do where no test names an address', async () => {
    const { code, out } = await triplineIn({}, 'data', 'lock', '--content', contentNaming([]));
    expect(out).toBe('nothing to lock: no test uses a remote sample\n');
    expect(code).toBe(0);
  });

  test('refuses addresses that must not be asked, each at its place', async () => {
    const content = contentNaming([
      'file:///etc/passwd',
      'https://user:secret@samples.example.org/x',
    ]);
    const { code, err } = await triplineIn({}, 'data', 'lock', '--content', content);
    expect(err.match(/attack-data\/refused-reference/g)).toHaveLength(2);
    expect(err).toContain('detections/x.yml:16:11');
    expect(code).toBe(1);
  });
});

describe('a lock that cannot be trusted', () => {
  const cases: readonly { because: string; lock: string; says: readonly string[] }[] = parse(
    readFileSync('test/cli/fixtures/data/bad-locks.yml', 'utf8'),
  );

  test.each(cases)('when $because', async ({ lock, says }) => {
    const content = contentNaming([], { [LOCK]: lock });
    const { code, err } = await triplineIn(
      {},
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    for (const text of says) expect(err).toContain(text);
    expect(code).toBe(1);
  });

  test.each(['lock', 'verify', 'fetch'])('stops data %s, and is left as it is', async (name) => {
    const content = contentNaming([], { [LOCK]: 'version: 7' });
    const { code } = await triplineIn({}, 'data', name, '--content', content);
    expect(code).toBe(1);
    expect(readFileSync(join(content, LOCK), 'utf8')).toBe('version: 7');
  });

  test('stops test', async () => {
    const content = contentNaming([], { [LOCK]: 'version: 7' });
    const { code, err } = await triplineIn({}, 'test', '--content', content);
    expect(err).toContain('content/wrong-value');
    expect(code).toBe(1);
  });

  test('is not one with a key that nobody knows: that is a warning, with the nearest name', async () => {
    const { content, cacheFolder } = lockedContent('whole.log');
    const text = readFileSync(join(content, LOCK), 'utf8').replace(
      '    bytes',
      '    licnce: MIT\n    bytes',
    );
    writeFileSync(join(content, LOCK), text);
    const { code, err } = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(err).toContain('content/unknown-key');
    expect(err).toContain('did you mean "license"?');
    expect(code).toBe(0);
  });
});

describe('data fetch', () => {
  test('brings what is missing once, several at a time', async () => {
    const names = ['whole.log?1', 'whole.log?2', 'cut-once.log?fetch'];
    const { content, cacheFolder } = lockedContent(...names);
    const first = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(first.out).toBe('3 samples fetched (1.3 MB), 0 failed\n0 samples already present\n');
    expect(first.code).toBe(0);
    const again = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(again.out).toBe('0 samples fetched (0 B), 0 failed\n3 samples already present\n');
    expect(server.requests('/datasets/whole.log?1')).toHaveLength(1);
  });

  test('goes on when one fails, and says each failure at its place in the lock', async () => {
    const { content, cacheFolder } = lockedContent('gone.log', 'other.log', 'whole.log?3');
    const { code, out, err } = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(err).toContain('attack-data/download-failed');
    expect(err).toContain('attack-data/wrong-bytes');
    expect(err).toContain(`${LOCK}:5:`);
    expect(out).toContain('1 sample fetched (440.0 kB), 2 failed');
    expect(code).toBe(1);
  });

  test('says what no lock can verify', async () => {
    const content = contentNaming([urlOf('whole.log?4'), urlOf('pointer.log')]);
    const world = { cacheFolder: folderWith() };
    const { out, err, code } = await triplineIn(
      world,
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(out).toContain('not verified');
    expect(out).toContain('run "tripline data lock"');
    expect(err).toContain('attack-data/served-pointer');
    expect(code).toBe(1);
  });

  test('does not count a link that leads out of the content folder as data', async () => {
    const { content, cacheFolder } = lockedContent('linked.log');
    symlinkSync(folderWith({ 'datasets/linked.log': 'secret' }), join(content, 'attack_data'));
    const { err, code } = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(err).toContain('attack-data/refused-reference');
    expect(code).toBe(1);
  });

  test('says where the cache cannot be', async () => {
    const { content } = lockedContent('whole.log?5');
    const cacheFolder = join(folderWith({ file: '' }), 'file');
    const { err, code } = await triplineIn(
      { cacheFolder },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(err).toContain('attack-data/cache-unusable');
    expect(code).toBe(2);
  });

  test('gives JSON', async () => {
    const { content, cacheFolder, urls } = lockedContent('whole.log?6', 'gone.log');
    const words = [
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
      '--json',
      '--jobs',
      '1',
    ];
    const { out } = await triplineIn({ cacheFolder }, ...words);
    expect(JSON.parse(out)).toMatchObject({
      samples: 2,
      present: 0,
      fetched: [{ url: urls[0], ...PINNED, verified: true }],
      failed: 1,
      diagnostics: [{ code: 'attack-data/download-failed', line: 5 }],
    });
  });

  test('draws a bar on a terminal, and none elsewhere', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?7');
    let drawn = '';
    const terminal = Object.assign(Object.create(process.stderr), {
      isTTY: true,
      columns: 100,
      write: (text: string) => {
        drawn += text;
        return true;
      },
      cork: () => undefined,
      uncork: () => undefined,
    });
    await triplineIn(
      { cacheFolder, terminal },
      'data',
      'fetch',
      '--allow-private',
      '--content',
      content,
    );
    expect(drawn).toContain('of 440.0 kB');
  });

  test.each(['0', '1.5', 'many', '1000'])('takes no --jobs %s', async (jobs) => {
    const { code, err } = await triplineIn({}, 'data', 'fetch', '--jobs', jobs);
    expect(err).toContain('--jobs must be a number from 1 to 64');
    expect(code).toBe(2);
  });
});

describe('data verify', () => {
  test('is content with what was fetched', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?8');
    await triplineIn({ cacheFolder }, 'data', 'fetch', '--allow-private', '--content', content);
    const { code, out } = await triplineIn({ cacheFolder }, 'data', 'verify', '--content', content);
    expect(out).toBe('1 locked sample: 1 verified, 0 different, 0 missing; 0 not locked\n');
    expect(code).toBe(0);
  });

  test('takes damaged files out of the cache, so that they are fetched anew', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?9');
    await triplineIn({ cacheFolder }, 'data', 'fetch', '--allow-private', '--content', content);
    const path = objectPath(cacheFolder, PINNED.sha256);
    writeFileSync(path, Buffer.from(BODY).fill('x', 0, 1));
    const { code, err } = await triplineIn({ cacheFolder }, 'data', 'verify', '--content', content);
    expect(err).toContain('attack-data/wrong-bytes');
    expect(err).toContain('it was removed from the cache');
    expect(code).toBe(1);
    expect(filesBelow(cacheFolder)).toEqual([]);
    await triplineIn({ cacheFolder }, 'data', 'fetch', '--allow-private', '--content', content);
    expect(readFileSync(path).equals(BODY)).toBe(true);
  });

  test('compares a clone, and leaves it alone', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?10', 'x.log');
    const clone = folderWith({ 'datasets/whole.log': BODY, 'datasets/x.log': 'other' });
    const words = ['data', 'verify', '--content', content, '--attack-data', clone, '--json'];
    const { code, out } = await triplineIn({ cacheFolder }, ...words);
    expect(JSON.parse(out)).toMatchObject({ locked: 2, verified: 1, different: [urlOf('x.log')] });
    expect(code).toBe(1);
    expect(existsSync(join(clone, 'datasets/x.log'))).toBe(true);
  });

  test('is never green about what is missing, or not locked', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?11');
    const missing = await triplineIn({ cacheFolder }, 'data', 'verify', '--content', content);
    expect(missing.out).toContain('run "tripline data fetch"');
    expect(missing.code).toBe(1);
    rmSync(join(content, LOCK));
    const unlocked = await triplineIn({ cacheFolder }, 'data', 'verify', '--content', content);
    expect(unlocked.out).toContain('not locked (1)');
    expect(unlocked.code).toBe(1);
  });
});

describe('test', () => {
  test('passes on samples of the cache, and on those that --fetch brings', async () => {
    const { content, cacheFolder } = lockedContent('whole.log?12');
    const without = await triplineIn({ cacheFolder }, 'test', '--content', content);
    expect(without.out).toContain(`data missing (1)\n  ${urlOf('whole.log?12')}\n`);
    expect(without.code).toBe(1);
    expect(server.requests('/datasets/whole.log?12')).toEqual([]);
    const fetching = await triplineIn(
      { cacheFolder },
      'test',
      '--content',
      content,
      '--fetch',
      '--allow-private',
    );
    expect(fetching.out).toContain('1 passed');
    expect(fetching.code).toBe(0);
    const offline = await triplineIn({ cacheFolder }, 'test', '--content', content);
    expect(offline.out).toContain('1 passed');
    expect(server.requests('/datasets/whole.log?12')).toHaveLength(1);
  });

  test('lists each missing sample once, and is an error with --require-data', async () => {
    const urls = [urlOf('gone.log'), urlOf('gone.log'), urlOf('also-gone.log')];
    const content = contentNaming(urls);
    const { out } = await triplineIn({}, 'test', '--content', content);
    expect(out).toContain(
      `data missing (2)\n  ${urlOf('also-gone.log')}\n  ${urlOf('gone.log')}\n`,
    );
    expect(out).toContain('3 skipped, 0 with errors');
    const required = await triplineIn({}, 'test', '--content', content, '--require-data');
    expect(required.out).toContain('0 skipped, 3 with errors');
    expect(required.code).toBe(1);
  });

  test('gives the missing samples in its JSON summary', async () => {
    const { out } = await triplineIn(
      {},
      'test',
      '--content',
      contentNaming([urlOf('gone.log')]),
      '--json',
    );
    const [first = '', last = ''] = out.trim().split('\n');
    expect(JSON.parse(first)).toMatchObject({ status: 'skipped' });
    expect(JSON.parse(last)).toMatchObject({ summary: { missing: [urlOf('gone.log')] } });
  });

  test('says at its place which address is not read', async () => {
    const content = contentNaming(['ftp://samples.example.org/datasets/x.log']);
    const { code, out } = await triplineIn({}, 'test', '--content', content);
    expect(out).toContain('attack-data/refused-reference');
    expect(out).toContain('detections/x.yml:16:11');
    expect(code).toBe(1);
  });

  test.each([
    { words: ['test', '--attack-data', 'no-such-folder'], says: 'does not exist' },
    { words: ['test', '--plan', 'x.json', '--fetch'], says: 'cannot be combined' },
  ])('takes $words as a wrong call', async ({ words, says }) => {
    const { code, err } = await triplineIn({}, ...words);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});
