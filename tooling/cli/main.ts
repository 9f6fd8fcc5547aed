import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { reasonOf } from '../base/system-error.ts';
import { serveThread } from '../project/threads.ts';
import { runCli } from './run-cli.ts';
import { realWorld } from './world.ts';

// A partial report is a failure, whether the disk is full or the reader of a pipe closed it.
process.stdout.on('error', (error) => {
  process.stderr.write(`error: stdout cannot be written: ${reasonOf(error)}\n`);
  process.exit(2);
});
process.stderr.on('error', () => process.exit(2));

if (isMainThread) {
  const startThread = (order: unknown) =>
    new Worker(new URL(import.meta.url), { workerData: order });
  void runCli(process.argv.slice(2), { ...realWorld(), startThread }).then((code) => {
    process.exitCode = code;
  });
} else if (parentPort !== null) void serveThread(parentPort, workerData, realWorld());
