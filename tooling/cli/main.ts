#!/usr/bin/env node
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runCli } from './run-cli.ts';
import { serveMeasurer } from './test/thread-pool.ts';
import { realWorld } from './world.ts';

// The reader of a pipe may have seen enough (`| head`): that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

if (isMainThread) {
  const startThread = (order: unknown) =>
    new Worker(new URL(import.meta.url), { workerData: order });
  process.exitCode = await runCli(process.argv.slice(2), { ...realWorld(), startThread });
} else if (parentPort !== null) serveMeasurer(parentPort, workerData);
