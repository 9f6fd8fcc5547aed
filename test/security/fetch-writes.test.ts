import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { objectPath } from '../../tooling/attack-data/cache.ts';
import { contentNaming } from '../attack-data/content.ts';
import { BODY, type FaultyServer, faultyServer, PINNED } from '../attack-data/faulty-server.ts';
import { triplineIn } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { withFault } from './faults.ts';

// Slow machines download slowly.
vi.setConfig({ testTimeout: 600_000 });

let server: FaultyServer;
beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());

/** Fetches a sample into a new cache, while one of the calls that change the disk fails. */
async function fetched(at: number, code: string) {
  const url = `${server.origin}/datasets/whole.log`;
  const cacheFolder = folderWith({});
  const words = ['data', 'fetch', '--allow-private', '--content', contentNaming([url], {})];
  const done = await withFault({ at, code }, () => triplineIn({ cacheFolder }, ...words));
  const again = await triplineIn({ cacheFolder }, ...words);
  const sample = objectPath(cacheFolder, PINNED.sha256);
  return { ...done, again, cacheFolder, sample };
}

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'permission denied'],
])('a sample that cannot be written is no sample: %s', async (code, reason) => {
  const whole = await fetched(0, code);
  expect(whole.result.code).toBe(0);
  expect(whole.calls).toBeGreaterThan(3);
  for (let at = 1; at <= whole.calls; at += 1) {
    const { result, again, sample, cacheFolder } = await fetched(at, code);
    const said = result.out + result.err;
    expect({ at, said }).not.toEqual({ at, said: expect.stringContaining('internal error') });
    expect([0, 2]).toContain(result.code);
    if (result.code !== 0)
      expect({ at, said }).toEqual({ at, said: expect.stringContaining(reason) });
    // What is there is whole, and the next run goes on.
    expect({ at, code: again.code }).toEqual({ at, code: 0 });
    expect(existsSync(sample) && readFileSync(sample).equals(BODY)).toBe(true);
    const left = readdirSync(cacheFolder, { recursive: true, encoding: 'utf8' });
    expect({ at, left: left.filter((name) => name.endsWith('.tmp')) }).toEqual({ at, left: [] });
  }
});
