import type { Worker } from 'node:worker_threads';
import type { ThreadOrder } from './thread-order.ts';

/** The machine that work runs on: its clock, its threads, and the folders of the package and its caches. */
export interface Host {
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
  /** The current date, as YYYY-MM-DD, in UTC. */
  readonly today: () => string;
  /** The number of threads that can run concurrently. */
  readonly cores: number;
  /** Starts this program as a worker thread; undefined without threads. */
  readonly startThread?: (order: ThreadOrder) => Worker;
  /** The folder of the package's schemas, data sources, data models and templates. */
  readonly packageRoot: string;
  /** The cache folder of fetched samples. */
  readonly cacheFolder: string;
  /** The cache folder of check results; undefined if the version of the program is unknown. */
  readonly cache: CacheSettings | undefined;
}

/** The key of a cached result. */
export interface CacheSettings {
  readonly folder: string;
  /** Identifies the version of the program and its packages. */
  readonly version: string;
}
