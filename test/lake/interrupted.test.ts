import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { killerAt } from '../security/faults.ts';
import { builtProgram, runProgram } from '../security/program.ts';
import { lakeRows, manifestOf } from './lake-rows.ts';

// Slow machines run programs slowly.
vi.setConfig({ testTimeout: 600_000 });

const program = builtProgram();

/** Few events, with texts that do not compress. */
const LOG = Array.from({ length: 200 }, (_, index) => `n=${index} text=${noise(index)}\n`).join('');

function noise(seed: number): string {
  let state = seed + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return Array.from({ length: 400 }, next).join('');
}

const load = (root: string, log = 'a.log') =>
  runProgram(program(), ['load', log, '--to', 'lake/data', '--content', '.'], { from: root });

/** All files below a folder. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function numbersIn(root: string): Promise<readonly unknown[]> {
  const { events = [] } = await lakeRows(join(root, 'lake/data'));
  return events.map(({ n }) => Number(n));
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a load that is interrupted', () => {
  test.each([2, 6, 9, 12])('by a kill at step %d leaves only whole files', async (step) => {
    const root = folderWith({ 'a.log': LOG });
    const killed = runProgram(program(), ['load', 'a.log', '--to', 'lake/data', '--content', '.'], {
      from: root,
      env: { NODE_OPTIONS: `--import=${killerAt(step)}` },
    });
    expect(killed.code).not.toBe(0);
    const lake = join(root, 'lake/data');
    if (existsSync(join(lake, 'manifest.json')))
      expect(await numbersIn(root)).toEqual(numbers(200));
    expect(load(root).code).toBe(0);
    expect(await numbersIn(root)).toEqual(numbers(200));
    expect(
      filesIn(lake).filter((name) => !/^(part-\d+\.parquet|manifest\.json)$/.test(name)),
    ).toEqual([]);
    const parts = filesIn(lake).filter((name) => name.startsWith('part'));
    expect(parts).toHaveLength(manifestOf(lake).tables.flatMap((table) => table.parts).length);
  });

  test('by a full disk keeps nothing half-written, and goes on when there is space', async (context) => {
    const root = folderWith({ 'a.log': LOG, 'lake/.keep': '' });
    const mount = mounted(join(root, 'lake'), '256k');
    if (mount === undefined) return context.skip('no tmpfs can be mounted here');
    const { code, err } = load(root);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('cannot be written: the disk is full'),
    ]);
    expect(filesIn(join(root, 'lake'))).toEqual([]);
    mount.resize('8m');
    expect(load(root).code).toBe(0);
    expect(await numbersIn(root)).toEqual(numbers(200));
  });

  test('by Ctrl-C goes on where it stopped', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `n=${index} text=${'x'.repeat(100)}\n`,
    );
    const root = folderWith({ 'a.log': lines.join('') });
    const { code, out } = await stopped(root, ['a.log'], (child) => child.stdin.end());
    expect([code, out]).toEqual([1, expect.stringContaining('stopped before the end')]);
    const first = await numbersIn(root);
    expect(first).toEqual(numbers(first.length));
    expect(filesIn(join(root, 'lake/data')).filter((name) => /tmp|loading/.test(name))).toEqual([]);
    expect(load(root).code).toBe(0);
    expect(await numbersIn(root)).toEqual(numbers(60_000));
  });

  test('by Ctrl-C while it waits for input ends, with what it had read', async () => {
    const root = folderWith({});
    const { code } = await stopped(root, ['-'], (child) => child.stdin.write('n=0\nn=1\n'));
    expect(code).toBe(1);
    expect(manifestOf(join(root, 'lake/data')).logs.every(({ isLoaded }) => !isLoaded)).toBe(true);
  });
});

type Child = ReturnType<typeof spawnLoad>;

function spawnLoad(root: string, logs: readonly string[]) {
  const words = [program(), 'load', ...logs, '--to', 'lake/data', '--content', '.'];
  return spawn('node', words, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Starts a load, and asks it to stop when it has begun. */
async function stopped(root: string, logs: readonly string[], feed: (child: Child) => void) {
  const child = spawnLoad(root, logs);
  feed(child);
  let out = '';
  child.stdout.on('data', (bytes) => {
    out += String(bytes);
  });
  const lock = join(root, 'lake/data/.loading');
  while (!existsSync(lock)) await wait(5);
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out };
}

/** A small file system, which is removed after the test. */
function mounted(folder: string, size: string): { resize: (size: string) => void } | undefined {
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount(`size=${size}`);
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return { resize: (larger) => mount(`remount,size=${larger}`) };
}
