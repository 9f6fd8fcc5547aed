import type { MessagePort } from 'node:worker_threads';
import type { Host } from './host.ts';
import { serveRun } from './run/run-thread.ts';
import { serveMeasurer } from './test/thread-pool.ts';
import type { ThreadOrder } from './thread-order.ts';

/** The code of a thread of this program. */
export async function serveThread(
  port: MessagePort,
  order: ThreadOrder,
  host: Host,
): Promise<void> {
  if ('kind' in order) await serveRun(port, order, host);
  else serveMeasurer(port, order, host);
}
