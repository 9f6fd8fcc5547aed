import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { objectPath, recordPin } from '../../tooling/attack-data/cache.ts';
import { findSample, type SamplePlaces } from '../../tooling/attack-data/locate.ts';
import type { LockEntry } from '../../tooling/attack-data/lock.ts';
import { parseReference } from '../../tooling/attack-data/reference.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { BODY, PINNED, POINTER, sha256 } from './faulty-server.ts';
import { folderWith } from './temporary.ts';

const URL = 'https://media.githubusercontent.com/media/splunk/attack_data/master/datasets/t/x.log';
const BELOW = 'datasets/t/x.log';

function places(own: Partial<SamplePlaces> = {}): SamplePlaces {
  return { content: folderWith(), cache: folderWith(), lock: new Map(), ...own };
}

function find(reference: string, where: SamplePlaces) {
  return findSample(parseReference(reference), where);
}

function locked(sha: string, bytes: number): ReadonlyMap<string, LockEntry> {
  const address = parseReference(URL);
  if (address.kind !== 'address') throw new Error('no address');
  const span = { source: fileSource('lock', ''), start: 0, end: 0 };
  return new Map([[URL, { url: URL, sha256: sha, bytes, address, span }]]);
}

/** A cache with these bytes. */
function cacheWith(bytes: Buffer | string): string {
  const cache = folderWith();
  const path = objectPath(cache, sha256(bytes));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return cache;
}

describe('a sample is found', () => {
  test('in the repository before the clone, and in the clone before the cache', () => {
    const content = folderWith({ [`attack_data/${BELOW}`]: 'own' });
    const attackData = folderWith({ [BELOW]: 'clone' });
    const cache = cacheWith('cached');
    const lock = locked(sha256('cached'), 6);
    const all = places({ content, attackData, cache, lock });
    expect(find(URL, all)).toMatchObject({
      place: 'repository',
      path: join(content, 'attack_data', BELOW),
    });
    const others = { ...all, content: folderWith() };
    expect(find(URL, others)).toMatchObject({
      place: 'attack-data',
      path: join(attackData, BELOW),
    });
    expect(find(URL, { ...others, attackData: undefined })).toMatchObject({ place: 'cache' });
  });

  test('as gzip next to its name', () => {
    const content = folderWith({ 'x.log.gz': gzipSync('data') });
    expect(find('x.log', places({ content }))).toMatchObject({ kind: 'file', packed: true });
  });

  test.each([
    { reference: 'attack_data/x.log', because: 'paths are relative to the content folder' },
    { reference: 'x.log', because: 'or to its attack_data folder' },
  ])('by its path: $because', ({ reference }) => {
    const content = folderWith({ 'attack_data/x.log': 'data' });
    expect(find(reference, places({ content }))).toMatchObject({ kind: 'file' });
  });

  test('in the cache by the hash in a Git LFS pointer of the clone', () => {
    const attackData = folderWith({ [BELOW]: POINTER });
    expect(find(URL, places({ attackData, cache: cacheWith(BODY) }))).toMatchObject({
      place: 'cache',
    });
    expect(find(URL, places({ attackData }))).toEqual({
      kind: 'missing',
      pointer: join(attackData, BELOW),
      pinned: PINNED,
    });
  });

  test('in the cache by an earlier download without a lock', () => {
    const cache = cacheWith(BODY);
    recordPin(cache, URL, PINNED);
    expect(find(URL, places({ cache }))).toMatchObject({ place: 'cache' });
    // The lock has a different version.
    const lock = locked('0'.repeat(64), 5);
    expect(find(URL, places({ cache, lock }))).toMatchObject({ kind: 'missing' });
  });

  test('not in a cache with fewer bytes than the lock', () => {
    const cache = cacheWith(BODY);
    const lock = locked(PINNED.sha256, PINNED.bytes + 1);
    expect(find(URL, places({ cache, lock }))).toMatchObject({ kind: 'missing' });
  });

  test('not in a cache with a corrupt record', () => {
    const cache = cacheWith(BODY);
    recordPin(cache, URL, PINNED);
    const record = join(cache, 'addresses', sha256(URL));
    for (const text of ['', '{', '{"sha256":"../../../etc/passwd","bytes":1}', '[]']) {
      writeFileSync(record, text);
      expect(find(URL, places({ cache }))).toMatchObject({ kind: 'missing' });
    }
  });
});

describe('paths stay inside their folder', () => {
  test.each([
    '../secret.log',
    '/etc/passwd',
    'attack_data/../../secret.log',
    'https://samples.example.org/datasets/..%2f..%2f..%2fsecret.log',
  ])('%s', (reference) => {
    expect(find(reference, places())).toMatchObject({ kind: 'refused' });
  });

  test('a symbolic link to a file or folder', () => {
    const secret = folderWith({ 'x.log': 'secret', [BELOW]: 'secret' });
    const content = folderWith({ 'a.txt': '' });
    symlinkSync(join(secret, 'x.log'), join(content, 'link.log'));
    symlinkSync(secret, join(content, 'attack_data'));
    expect(find('link.log', places({ content }))).toMatchObject({ kind: 'refused' });
    expect(find(URL, places({ content }))).toMatchObject({ kind: 'refused' });
  });

  test('a symbolic link inside the folder is followed', () => {
    const content = folderWith({ 'data/x.log': 'data' });
    symlinkSync(join(content, 'data', 'x.log'), join(content, 'link.log'));
    expect(find('link.log', places({ content }))).toMatchObject({ kind: 'file' });
  });
});
