#!/usr/bin/env node
import { runCli } from './run-cli.ts';
import { realWorld } from './world.ts';

// The reader of a pipe may have seen enough (`| head`): that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCli(process.argv.slice(2), realWorld());
