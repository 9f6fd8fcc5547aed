import type { Host } from '../host.ts';
import type { LogFile } from './log-files.ts';
import type { RunThreads } from './run-parallel.ts';
import { UNPACKED } from './tasks.ts';

const MEBIBYTE = 1024 * 1024;

/** A thread takes about a second to start, the time to read so many bytes. */
const WORTH_A_THREAD = 64 * MEBIBYTE;

/** Parts of large logs: several per thread, so that all finish at about the same time. */
const PART = 16 * MEBIBYTE;

/** The threads for logs; undefined if one is enough. */
export function threadsFor(
  logs: readonly LogFile[],
  { startThread, cores }: Pick<Host, 'startThread' | 'cores'>,
  {
    content,
    geo,
    jobs,
  }: { readonly content: string; readonly geo?: string; readonly jobs?: number },
): RunThreads | undefined {
  const useful = Math.min(cores, Math.floor(sizeOf(logs) / WORTH_A_THREAD));
  const count = jobs ?? useful;
  if (count < 2 || startThread === undefined) return undefined;
  return { count, start: startThread, content, geo, partBytes: PART };
}

function sizeOf(logs: readonly LogFile[]): number {
  return logs.reduce(
    (sum, { path, bytes = 0 }) => sum + (path.endsWith('.gz') ? bytes * UNPACKED : bytes),
    0,
  );
}
