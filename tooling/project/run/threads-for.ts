import { MOST_PARTS } from '../../detect/routed/row-parts.ts';
import type { Host } from '../host.ts';
import type { RunThreads } from './run-parallel.ts';

/** Parts of large logs: several per thread, so that all finish at about the same time. */
const PART = 16 * 1024 * 1024;

/** The threads for logs; undefined if one is enough, which is the default. */
export function threadsFor(
  { startThread }: Pick<Host, 'startThread'>,
  {
    content,
    geo,
    jobs = 1,
  }: { readonly content: string; readonly geo?: string; readonly jobs?: number },
): RunThreads | undefined {
  if (jobs < 2 || startThread === undefined) return undefined;
  return { count: Math.min(jobs, MOST_PARTS), start: startThread, content, geo, partBytes: PART };
}
