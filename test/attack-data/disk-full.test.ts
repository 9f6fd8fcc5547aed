import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DOWNLOAD_DEFAULTS, download } from '../../tooling/attack-data/download.ts';
import { type FaultyServer, faultyServer, PINNED } from './faulty-server.ts';
import { filesBelow, folderWith } from './temporary.ts';

let server: FaultyServer;
beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());

describe('a full disk', () => {
  test('is reported, and leaves no partial files', async (context) => {
    const cache = folderWith();
    if (!mountSmall(cache)) context.skip('no tmpfs can be mounted here: the disk is never full');
    const url = `${server.origin}/datasets/whole.log`;
    const address = { kind: 'address', url, downloads: [url], below: undefined } as const;
    const settings = { ...DOWNLOAD_DEFAULTS, cache, mayAsk: () => true };
    const outcome = await download(address, PINNED, { settings, onBytes: () => undefined });
    expect(outcome).toMatchObject({ code: 'cache-unusable', reason: 'the disk is full' });
    expect(server.requests('/datasets/whole.log')).toHaveLength(1);
    expect(filesBelow(cache)).toEqual([]);
  });
});

/** Whether a file system of 128 kB could be mounted; it is removed after the test. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return true;
}
