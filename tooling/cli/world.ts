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

/** 0: no findings. 1: findings. 2: wrong command or configuration. 3: a bug in the tool. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The environment of the command line. Tests provide their own. */
export interface World {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether the terminal supports colors. */
  readonly color: boolean;
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
  /** The current date, as YYYY-MM-DD, in UTC. */
  readonly today: () => string;
  /** The number of threads that can run concurrently. */
  readonly cores: number;
  /** Starts this program as a worker thread that measures detections; undefined without threads. */
  readonly startThread?: (order: MeasureOrder) => Worker;
  /** Shows progress in an interactive terminal. */
  readonly progress: (total: number) => Progress;
  /** Asks the user; undefined without an interactive terminal. */
  readonly ask?: Ask | undefined;
  /** The folder of the package's schemas, data sources, data models and templates. */
  readonly packageRoot: string;
  /** The cache folder of fetched samples. */
  readonly cacheFolder: string;
  /** The terminal for progress; undefined without an interactive terminal. */
  readonly terminal: NodeJS.WriteStream | undefined;
  /** The cache folder of check results; undefined if the version of the program is unknown. */
  readonly cache: CacheSettings | undefined;
}

/** The key of a cached result. */
export interface CacheSettings {
  readonly folder: string;
  /** Identifies the version of the program and its packages. */
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

/** TRIPLINE_CACHE, or `tripline` in the cache folder of the XDG standard. */
export function cacheFolderOf(environment: NodeJS.ProcessEnv): string {
  const { TRIPLINE_CACHE: own, XDG_CACHE_HOME: shared } = environment;
  if (own !== undefined && own !== '') return own;
  // The standard says to ignore relative folders.
  const base = shared !== undefined && isAbsolute(shared) ? shared : join(homedir(), '.cache');
  return join(base, 'tripline');
}

/** Only a bundle is a single file whose version can be identified. */
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

/** The nearest parent folder with the package's schemas, for sources and for the bundle. */
function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'schemas', 'detection.schema.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('incomplete package: schemas/ is missing');
  return findPackageRoot(parent);
}
