import type { Readable, Writable } from 'node:stream';
import { nodeHost } from '../api/node-host.ts';
import { type ChangedFiles, watchFiles } from '../disk/watch-files.ts';
import type { Host } from '../project/host.ts';
import { UsageError } from '../project/usage-error.ts';
import { type Ask, askInTerminal } from './ask.ts';
import { type Progress, progressBar, silentProgress } from './progress.ts';

export { UsageError };

/** 0: no findings. 1: findings. 2: wrong command or configuration. 3: a bug in the tool. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The streams of the command line, and what an interactive terminal adds to them. */
export interface Terminal {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** The bytes of standard input. */
  readonly stdin: () => AsyncIterable<Buffer>;
  /** Calls back each time the user interrupts the program, instead of ending it, until the returned function is called. */
  readonly onInterrupt: (use: () => void) => () => void;
  /** The streams as they are, for a protocol. */
  readonly streams: () => Streams;
  /** Whether the terminal supports colors. */
  readonly color: boolean;
  /** Shows progress in an interactive terminal. */
  readonly progress: (total: number) => Progress;
  /** Asks the user; undefined without an interactive terminal. */
  readonly ask?: Ask | undefined;
  /** Yields the files of a folder that change, until the user interrupts the program. */
  readonly watch: (root: string) => AsyncIterable<ChangedFiles>;
  /** The terminal for progress; undefined without an interactive terminal. */
  readonly terminal: NodeJS.WriteStream | undefined;
}

/** Standard input and output. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** The environment of the command line. Tests provide their own. */
export interface World extends Host, Terminal {}

/** The machine and the terminal of this process. */
export function realWorld(): World {
  return {
    ...nodeHost(),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    stdin: () => process.stdin,
    onInterrupt(use) {
      process.on('SIGINT', use);
      return () => void process.off('SIGINT', use);
    },
    streams: () => ({ input: process.stdin, output: process.stdout }),
    watch(root) {
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      return watchFiles(root, stop.signal);
    },
    color: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    progress: process.stderr.isTTY === true ? progressBar : () => silentProgress,
    ask: process.stdin.isTTY && process.stdout.isTTY ? askInTerminal : undefined,
    terminal: process.stderr.isTTY ? process.stderr : undefined,
  };
}
