import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PREPARED_FILE } from '../content/built-in.ts';
import { type Ask, askInTerminal } from './ask.ts';
import { UsageError } from './usage-error.ts';

export { UsageError };

import type { Worker } from 'node:worker_threads';
import { type Progress, progressBar, silentProgress } from './progress.ts';
import type { MeasureOrder } from './test/measure-order.ts';

/** 0: clean. 1: findings. 2: the command or the configuration is wrong. 3: we have a bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What the command line touches outside of itself. Tests bring their own. */
export interface World {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether the terminal understands colours. */
  readonly color: boolean;
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
  /** The day, as YYYY-MM-DD, in universal time. */
  readonly today: () => string;
  /** How many threads can work at once. */
  readonly cores: number;
  /** Starts this program again as a thread that measures detections; undefined where there are no threads. */
  readonly startThread?: (order: MeasureOrder) => Worker;
  /** Shows how many of so many things are done, where somebody watches. */
  readonly progress: (total: number) => Progress;
  /** Asks the user; undefined where nobody sits at a terminal. */
  readonly ask?: Ask | undefined;
  /** Where schemas, data sources, data models and templates of the package lie. */
  readonly packageRoot: string;
  /** Where samples that were fetched are kept. */
  readonly cacheFolder: string;
  /** The terminal that progress is shown on; undefined when nobody watches. */
  readonly terminal: NodeJS.WriteStream | undefined;
  /** Where results may be kept between runs; undefined where the program cannot tell which version it is. */
  readonly cache: CacheSettings | undefined;
}

/** What a kept result is bound to. */
export interface CacheSettings {
  readonly folder: string;
  /** Another text for another version of the program, its packages included. */
  readonly version: string;
}

export function realWorld(): World {
  return {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    color: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    clock: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    progress: process.stderr.isTTY === true ? progressBar : () => silentProgress,
    ask: process.stdin.isTTY && process.stdout.isTTY ? askInTerminal : undefined,
    packageRoot: findPackageRoot(dirname(fileURLToPath(import.meta.url))),
    cache: ownCache(),
    cacheFolder: cacheFolderOf(process.env),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
  };
}

/** TRIPLINE_CACHE, or `tripline` in the folder that the desktop standard names. */
export function cacheFolderOf(environment: NodeJS.ProcessEnv): string {
  const { TRIPLINE_CACHE: own, XDG_CACHE_HOME: shared } = environment;
  if (own !== undefined && own !== '') return own;
  // The standard has relative folders ignored.
  const base = shared !== undefined && isAbsolute(shared) ? shared : join(homedir(), '.cache');
  return join(base, 'tripline');
}

/** Only a bundle is one file that can be told from the next. */
function ownCache(): CacheSettings | undefined {
  const program = fileURLToPath(import.meta.url);
  if (program.endsWith('.ts')) return undefined;
  const root = findPackageRoot(dirname(program));
  const files = [
    program,
    join(root, 'package.json'),
    join(root, 'package-lock.json'),
    join(root, PREPARED_FILE),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) if (existsSync(file)) hash.update(readFileSync(file));
  return { folder: join(cacheFolderOf(process.env), 'checks'), version: hash.digest('hex') };
}

/** The nearest folder upwards that holds the package's schemas, from sources and from the bundle alike. */
function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'schemas', 'detection.schema.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package is incomplete: schemas/ was not found');
  return findPackageRoot(parent);
}
