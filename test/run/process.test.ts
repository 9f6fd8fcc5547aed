import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { detection } from '../cli/small-detection.ts';
import { folderWith } from '../render/fake-world.ts';
import { builtProgram, runProgram } from '../security/program.ts';

vi.setConfig({ testTimeout: 120_000 });

const program = builtProgram();
const LINE = '{"user":"ada"}\n';
const MEGABYTE = LINE.repeat(70_000);

function contentOf(logs: Readonly<Record<string, string | Buffer>>): string {
  const files = Object.entries(logs).map(([name, text]) => [`logs/${name}`, text] as const);
  return folderWith({
    'detections/count.yml': detection('count', 'search user=ada | stats count'),
    'detections/list.yml': detection('list', 'search user=ada | table user _time'),
    ...Object.fromEntries(files),
  });
}

function startRun(root: string, words: readonly string[]) {
  const child = spawn('node', [program(), 'run', ...words], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    err += bytes;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}

test('Ctrl-C ends a run that waits for input: what was found is written and marked', async () => {
  const root = contentOf({});
  const words = ['-', '--json', '--detections', 'detections/count.yml'];
  const { child, ended } = startRun(root, words);
  // More than a pipe holds: when all is taken, the program is reading.
  await new Promise((resolve) => child.stdin.write(MEGABYTE, resolve));
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  const [finding = '', mark = ''] = out.trim().split('\n');
  expect(JSON.parse(finding).row.count).toBeGreaterThan(1_000);
  expect(JSON.parse(mark)).toEqual({ partial: 'Partial results: the run was interrupted.' });
  expect(err).toContain('interrupted: running the detections over the events read until now');
  expect(code).toBe(1);
});

test('a reader that closes its pipe ends the program with an error', async () => {
  const root = contentOf({ 'a.json': LINE.repeat(20_000) });
  const { child, ended } = startRun(root, ['logs', '--json']);
  child.stdout.once('data', () => child.stdout.destroy());
  const { code, err } = await ended;
  expect([code, err]).toEqual([2, expect.stringContaining('stdout cannot be written')]);
});

test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is an error', () => {
  const root = contentOf({ 'a.json': LINE });
  const command = `node ${program()} run logs --json > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('stdout cannot be written')]);
});

test('a truncated archive is read to where it ends, and is an error', () => {
  const whole = gzipSync(
    Array.from({ length: 9_000 }, (_, n) => `{"user":"ada","n":${n}}\n`).join(''),
  );
  const root = contentOf({ 'a.json.gz': whole.subarray(0, whole.length / 2), 'b.json': LINE });
  const words = ['run', 'logs', '--json', '--detections', 'detections/count.yml'];
  const { code, out, err } = runProgram(program(), words, { from: root });
  expect(err).toContain('logs/a.json.gz');
  expect(JSON.parse(out).row.count).toBeGreaterThan(1_000);
  expect(code).toBe(1);
});

test.skipIf(!existsSync('/proc/self/mem'))('an unreadable log is an error of its own', () => {
  const root = contentOf({ 'a.json': LINE });
  const words = ['run', '/proc/self/mem', join(root, 'logs'), '--json'];
  const { code, out, err } = runProgram(program(), words, { from: root });
  expect(err).toContain('/proc/self/mem');
  expect(out.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(1);
});
