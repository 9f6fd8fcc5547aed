import { MessageChannel, type Worker } from 'node:worker_threads';
import { realWorld } from '../../tooling/cli/world.ts';
import type { RunOrder } from '../../tooling/project/run/run-order.ts';
import { serveRun } from '../../tooling/project/run/run-thread.ts';

const host = realWorld();

/** A thread of this process: what it gets and sends is copied, as between real threads. */
export function startThread(order: RunOrder): Worker {
  const { port1, port2 } = new MessageChannel();
  void serveRun(port2, structuredClone(order), host);
  const terminate = async () => {
    port1.close();
    return 0;
  };
  return Object.assign(port1, { terminate }) as unknown as Worker;
}
