import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedObject, objectPath } from '../../tooling/attack-data/cache.ts';
import { printLock } from '../../tooling/attack-data/lock.ts';
import { contentNaming } from './content.ts';
import { BODY, type FaultyServer, faultyServer, PINNED } from './faulty-server.ts';
import { filesBelow, folderWith } from './temporary.ts';

let server: FaultyServer;
beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());

describe('processes that share a cache', () => {
  test('fetch the same sample in parallel, and both get all of it', async () => {
    const { content, cache, requests } = prepared('slow.log');
    const runs = [start(content, cache), start(content, cache)];
    expect(await Promise.all(runs.map(exitOf))).toEqual([0, 0]);
    expect(requests().length).toBeGreaterThan(0);
    const path = objectPath(cache, PINNED.sha256);
    expect(filesBelow(cache)).toEqual([relative(cache, path)]);
    expect(readFileSync(path).equals(BODY)).toBe(true);
  });

  test('a later process resumes from the partial file of a killed one', async () => {
    const { content, cache, requests } = prepared('slow-once.log');
    const killed = start(content, cache);
    await until(() => filesBelow(cache).some((path) => path.startsWith('partial/')));
    await new Promise((resolve) => setTimeout(resolve, 200));
    killed.kill('SIGKILL');
    await exitOf(killed);
    expect(cachedObject(cache, PINNED)).toBeUndefined();
    expect(await exitOf(start(content, cache))).toBe(0);
    expect(requests()).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect(cachedObject(cache, PINNED)).toBeDefined();
  });
});

function prepared(name: string) {
  const url = `${server.origin}/datasets/${name}`;
  const content = contentNaming([url], { 'attack_data.lock.yml': printLock([{ url, ...PINNED }]) });
  return { content, cache: folderWith(), requests: () => server.requests(`/datasets/${name}`) };
}

function start(content: string, cache: string): ChildProcess {
  const words = [
    'tooling/run.js',
    'tooling/cli/main.ts',
    'data',
    'fetch',
    '--allow-private',
    '--content',
    content,
  ];
  return spawn('node', words, { env: { ...process.env, TRIPLINE_CACHE: cache }, stdio: 'ignore' });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
