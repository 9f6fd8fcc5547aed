import type { Host } from '../host.ts';
import type { MeasuredDetection } from './measure-detection.ts';
import type { MeasureOrder } from './measure-order.ts';
import { openMeasurer } from './measurer.ts';
import { measureInThreads } from './thread-pool.ts';

/** Each thread loads the content again, which pays off only for this many detections. */
const WORTH_A_THREAD = 8;

/** The machine to measure on, and the number of threads. */
export interface MeasureAllOptions {
  readonly host: Host;
  readonly onDone: () => void;
  /** Number of threads (default: as many as are useful). */
  readonly jobs?: number | undefined;
}

/** Measures detections on all cores; yields results in the order of the paths. */
export async function* measureAll(
  order: MeasureOrder,
  paths: readonly string[],
  { host, jobs, onDone }: MeasureAllOptions,
): AsyncIterable<MeasuredDetection> {
  const useful = Math.min(host.cores, Math.ceil(paths.length / WORTH_A_THREAD));
  const count = Math.min(jobs ?? useful, paths.length);
  const { startThread } = host;
  if (count > 1 && startThread !== undefined) {
    const threads = Array.from({ length: count }, () => startThread(order));
    yield* measureInThreads(paths, threads, onDone);
    return;
  }
  const measure = openMeasurer(order, host);
  for (const path of paths) {
    const measured = await measure(path);
    onDone();
    yield measured;
  }
}
