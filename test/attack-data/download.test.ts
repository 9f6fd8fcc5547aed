import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectPath, recordedPin } from '../../tooling/attack-data/cache.ts';
import { type DownloadSettings, download } from '../../tooling/attack-data/download.ts';
import { claimPartial } from '../../tooling/attack-data/partial.ts';
import { BODY, type FaultyServer, faultyServer, PINNED } from './faulty-server.ts';
import { filesBelow, folderWith } from './temporary.ts';

let server: FaultyServer;
beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());

const QUICK = {
  attempts: 3,
  waitMs: 1,
  stallMs: 150,
  maxBytes: 10 * BODY.length,
  mayAsk: () => true,
};

interface FetchSettings extends Partial<DownloadSettings> {
  readonly isPinned?: boolean;
}

function fetchFrom(names: readonly string[], { isPinned = true, ...more }: FetchSettings = {}) {
  return fetchAddresses(names.map(urlOf), isPinned, { ...QUICK, cache: folderWith(), ...more });
}

function fetchAddresses(
  downloads: readonly string[],
  isPinned: boolean,
  settings: DownloadSettings,
) {
  const address = {
    kind: 'address',
    url: downloads[0] ?? '',
    downloads,
    below: undefined,
  } as const;
  return download(address, isPinned ? PINNED : undefined, { settings, onBytes: () => undefined });
}

function urlOf(name: string): string {
  return `${server.origin}/datasets/${name}`;
}

describe('a download ends in the cache, complete and verified', () => {
  test.each([
    { name: 'whole.log', because: 'there is no error' },
    { name: 'broken-once.log', because: 'a server error was temporary' },
    { name: 'busy-once.log', because: 'the server was busy' },
    { name: 'cut-once.log', because: 'the connection failed, and the rest can be requested' },
    { name: 'cut-then-whole.log', because: 'the server cannot resume' },
    { name: 'cut-then-416.log', because: 'the server rejects the range' },
    { name: 'redirect.log', because: 'the server redirects' },
    { name: 'redirect-absolute.log', because: 'the server redirects to an absolute URL' },
  ])('when $because', async ({ name }) => {
    const cache = folderWith();
    expect(await fetchFrom([name], { cache })).toEqual({ kind: 'downloaded', ...PINNED });
    const path = objectPath(cache, PINNED.sha256);
    expect(readFileSync(path).equals(BODY)).toBe(true);
    expect(filesBelow(cache)).toEqual([relative(cache, path)]);
  });

  test('from where it stopped, not from the start', async () => {
    await fetchFrom(['cut-once.log?resumed']);
    const [, second] = server.requests('/datasets/cut-once.log?resumed');
    expect(second).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('from another URL if the first serves a Git LFS pointer or nothing', async () => {
    expect(await fetchFrom(['pointer.log', 'whole.log'])).toMatchObject({ kind: 'downloaded' });
    expect(await fetchFrom(['gone.log', 'whole.log'])).toMatchObject({ kind: 'downloaded' });
  });

  test('without a lock too, and the cache records the bytes', async () => {
    const cache = folderWith();
    const outcome = await fetchFrom(['whole.log'], { cache, isPinned: false });
    expect(outcome).toEqual({ kind: 'downloaded', ...PINNED });
    expect(recordedPin(cache, urlOf('whole.log'))).toEqual(PINNED);
  });
});

describe('a failed download reports why, and leaves no usable file', () => {
  test.each([
    { name: 'gone.log', says: 'the server responded with status 404' },
    { name: 'secret.log', says: 'the server responded with status 403' },
    { name: 'broken.log', says: 'the server responded with status 503' },
    { name: 'other.log', says: 'received 11 bytes with SHA-256' },
    { name: 'empty.log', says: 'received 0 bytes' },
    { name: 'pointer.log', says: 'a Git LFS pointer instead of the data' },
    { name: 'cut-always.log', says: 'the connection closed before the end of the data' },
    { name: 'cut-then-other-part.log', says: 'a different range than requested' },
    { name: 'stall.log', says: 'the server sent nothing for 0.15 s' },
    { name: 'silent.log', says: 'the server sent nothing for 0.15 s' },
    { name: 'endless.log', says: `more bytes than it should: the lock says ${BODY.length}` },
    { name: 'longer.log', says: `more bytes than it should: the lock says ${BODY.length}` },
    { name: 'packed.log', says: 'the server sent an unrequested content encoding (gzip)' },
    { name: 'redirect-loop.log', says: 'redirects more than 5 times' },
    {
      name: 'redirect-file.log',
      says: 'unsupported scheme file, only http and https are supported',
    },
    { name: 'redirect-ftp.log', says: 'unsupported scheme ftp' },
    { name: 'redirect-credentials.log', says: 'it contains a username or password' },
    { name: 'redirect-nowhere.log', says: 'it is not a valid URL' },
  ])('$name: $says', async ({ name, says }) => {
    const cache = folderWith();
    const outcome = await fetchFrom([name], { cache });
    expect(outcome).toMatchObject({ kind: 'problem', reason: expect.stringContaining(says) });
    expect(filesBelow(cache).filter((path) => !path.startsWith('partial/'))).toEqual([]);
  });

  test('without a lock, samples still have a size limit', async () => {
    const outcome = await fetchFrom(['endless.log'], { isPinned: false, maxBytes: 100_000 });
    expect(outcome).toMatchObject({ reason: expect.stringContaining('at most 100000') });
  });

  test('without a lock, a Git LFS pointer is not data', async () => {
    const outcome = await fetchFrom(['pointer.log'], { isPinned: false });
    expect(outcome).toMatchObject({ code: 'served-pointer' });
  });

  test('if the connection is refused', async () => {
    const closed = await faultyServer();
    await closed.close();
    const settings = { ...QUICK, cache: folderWith() };
    const outcome = await fetchAddresses([`${closed.origin}/x.log`], true, settings);
    expect(outcome).toMatchObject({ reason: 'connection refused' });
  });

  test('if clients must not use the port', async () => {
    const settings = { ...QUICK, cache: folderWith() };
    const outcome = await fetchAddresses(['http://127.0.0.1:1/x.log'], true, settings);
    expect(outcome).toMatchObject({ reason: 'the connection failed (bad port)' });
  });

  test('if the cache is not writable', async () => {
    const cache = join(folderWith({ file: '' }), 'file', 'cache');
    const outcome = await fetchFrom(['whole.log'], { cache });
    expect(outcome).toMatchObject({ code: 'cache-unusable' });
  });
});

describe('a partial file', () => {
  test('is kept for a later call if the connection fails', async () => {
    const cache = folderWith();
    await fetchFrom(['cut-always.log'], { cache, attempts: 1 });
    const [left = ''] = filesBelow(cache);
    expect(left).toMatch(/^partial\/[0-9a-f]{64}-[0-9a-f]{12}-\d+$/);
    expect(readFileSync(join(cache, left)).equals(BODY.subarray(0, BODY.length / 2))).toBe(true);
  });

  test('is resumed if the lock can verify the result', async () => {
    const cache = folderWith();
    const name = 'ranged.log?left';
    writeFileSync(claimPartial(cache, urlOf(name)), BODY.subarray(0, 1000));
    expect(await fetchFrom([name], { cache })).toMatchObject({ kind: 'downloaded' });
    expect(server.requests(`/datasets/${name}`)).toEqual(['bytes=1000-']);
  });

  test('is not used without a lock', async () => {
    const cache = folderWith();
    const name = 'ranged.log?unpinned';
    writeFileSync(claimPartial(cache, urlOf(name)), 'of another version');
    const outcome = await fetchFrom([name], { cache, isPinned: false });
    expect(outcome).toMatchObject({ kind: 'downloaded', sha256: PINNED.sha256 });
    expect(server.requests(`/datasets/${name}`)).toEqual([undefined]);
  });

  test.each([
    {
      because: 'the rest does not match',
      left: Buffer.alloc(100),
      asked: ['bytes=100-', undefined],
    },
    { because: 'it is too long', left: Buffer.alloc(BODY.length + 1), asked: [undefined] },
    {
      because: 'it has the same size and different bytes',
      left: Buffer.alloc(BODY.length),
      asked: [undefined],
    },
  ])('is thrown away when $because', async ({ because, left, asked }) => {
    const cache = folderWith();
    const name = `ranged.log?${encodeURIComponent(because)}`;
    writeFileSync(claimPartial(cache, urlOf(name)), left);
    expect(await fetchFrom([name], { cache })).toEqual({ kind: 'downloaded', ...PINNED });
    expect(server.requests(`/datasets/${name}`)).toEqual(asked);
  });

  test('is taken over only from an ended process', () => {
    const cache = folderWith();
    const own = claimPartial(cache, 'https://samples.example.org/x.log');
    const of = (pid: number) => own.replace(/\d+$/, String(pid));
    const NEVER_A_PROCESS = 2 ** 22 + 1;
    writeFileSync(of(NEVER_A_PROCESS), 'left');
    writeFileSync(of(process.ppid), 'in use, and longer');
    expect(claimPartial(cache, 'https://samples.example.org/x.log')).toBe(own);
    expect(readFileSync(own, 'utf8')).toBe('left');
    expect(readFileSync(of(process.ppid), 'utf8')).toBe('in use, and longer');
  });
});
