import { openSync, readFileSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** The number of the current input in a file, which outlives the process; and whether the watchdog ended the process. */
export interface Progress {
  readonly number: number;
  readonly hung: boolean;
}

export function readProgress(path: string): Progress {
  const bytes = readFileSync(path);
  return bytes.length < 8
    ? { number: -1, hung: false }
    : { number: bytes.readInt32LE(0), hung: bytes.readInt32LE(4) !== 0 };
}

/** Records the current input, and ends the process if one input uses too much CPU time. */
export class Watchdog {
  readonly #file: number;
  readonly #cells = new Int32Array(new SharedArrayBuffer(8));
  readonly #bytes = Buffer.alloc(8);

  constructor(path: string, hangSeconds: number) {
    this.#file = openSync(path, 'w');
    const workerData = { cells: this.#cells, file: this.#file, most: hangSeconds * 1e6 };
    // A thread, since the main thread cannot interrupt itself.
    new Worker(WATCH, { eval: true, workerData }).unref();
  }

  /** Another input is processed from now on. */
  next(number: number): void {
    Atomics.add(this.#cells, 0, 1);
    this.#bytes.writeInt32LE(number, 0);
    writeSync(this.#file, this.#bytes, 0, 8, 0);
  }
}

/** CPU time instead of time: on a busy machine, waiting is not a hang. */
const WATCH = `
const { writeSync } = require('node:fs');
const { workerData: { cells, file, most } } = require('node:worker_threads');
let seen = -1;
let since = 0;
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const current = Atomics.load(cells, 0);
  if (current !== seen) since = user + system;
  seen = current;
  if (user + system - since < most) return;
  writeSync(file, Buffer.from([1, 0, 0, 0]), 0, 4, 4);
  process.kill(process.pid, 'SIGKILL');
}, 100);
`;
