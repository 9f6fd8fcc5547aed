import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from './measure.ts';

const ROUNDS = 3;

/** Loading a content folder and compiling its detections in new processes: without kept plans, and with them. */
export function benchLoad(root: string): void {
  const times = Array.from({ length: ROUNDS }, () => both(root));
  const [first, again] = [0, 1].map((index) => Math.min(...times.map((pair) => pair[index] ?? 0)));
  print('load and compile 2024-10', `${first?.toFixed(0)} ms`);
  print('again, with kept plans, at most 1500', `${again?.toFixed(0)} ms`);
}

function both(root: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-bench-'));
  const words = ['tooling/run.js', 'test/bench/load-once.ts', root, folder];
  const times = [0, 1].map(() => Number(execFileSync(process.execPath, words)));
  rmSync(folder, { recursive: true });
  return times;
}
