import type { World } from '../world.ts';
import type { MeasuredDetection } from './measure-detection.ts';
import type { MeasureOrder } from './measure-order.ts';
import { openMeasurer } from './measurer.ts';
import { measureInThreads } from './thread-pool.ts';

/** Each thread loads the content again, which pays off only for this many detections. */
const WORTH_A_THREAD = 8;

export interface MeasureAllOptions {
  readonly world: World;
  /** Number of threads (default: as many as are useful). */
  readonly jobs?: number | undefined;
}

/** Measures detections on all cores; yields results in the order of the paths. */
export async function* measureAll(
  order: MeasureOrder,
  paths: readonly string[],
  { world, jobs }: MeasureAllOptions,
): AsyncIterable<MeasuredDetection> {
  const progress = world.progress(paths.length);
  const useful = Math.min(world.cores, Math.ceil(paths.length / WORTH_A_THREAD));
  const count = Math.min(jobs ?? useful, paths.length);
  const { startThread } = world;
  try {
    if (count > 1 && startThread !== undefined) {
      const threads = Array.from({ length: count }, () => startThread(order));
      yield* measureInThreads(paths, threads, progress.tick);
      return;
    }
    const measure = openMeasurer(order, world);
    for (const path of paths) {
      const measured = await measure(path);
      progress.tick();
      yield measured;
    }
  } finally {
    progress.stop();
  }
}
