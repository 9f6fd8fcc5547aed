import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProgress } from './watchdog.ts';
import type { Answer, Found, Order } from './worker.ts';

export interface ChildOptions {
  /** The CPU time after which an input counts as a hang. */
  readonly hangSeconds: number;
  /** The time without progress after which a process that waits forever is ended. */
  readonly stallSeconds: number;
}

/** How an order ended. */
export type End =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped'; readonly number: number; readonly found: Found }
  | { readonly kind: 'died'; readonly number: number; readonly message: string };

export type OnFinding = (number: number, found: Found) => void;

/** The argument that makes this program a process that processes inputs. */
export const SERVE = '--serve';

/** A process that processes inputs, so that a crash does not end the run. */
export class Child {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tripline-fuzz-'));
  readonly #progress = join(this.#folder, 'progress');
  readonly #process: ChildProcess;
  readonly #options: ChildOptions;
  #errors = '';

  constructor(options: ChildOptions) {
    this.#options = options;
    const program = fileURLToPath(import.meta.url);
    this.#process = fork(program, [SERVE, this.#progress, String(options.hangSeconds)], {
      execArgv: ['--max-old-space-size=1500'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, TMPDIR: this.#folder },
    });
    this.#process.stderr?.on('data', (text: Buffer) => {
      this.#errors = (this.#errors + text.toString()).slice(-2_000);
    });
  }

  /** Sends an order and waits until it is done or the process has ended. */
  obey(order: Order, onFinding: OnFinding = () => undefined): Promise<End> {
    const child = this.#process;
    return new Promise((resolve) => {
      const stopWatching = this.#watchForStall();
      const finish = (end: End): void => {
        stopWatching();
        child.removeAllListeners();
        resolve(end);
      };
      child.on('message', (answer: Answer) => {
        if (answer.kind === 'finding') onFinding(answer.number, answer.found);
        else finish(answer);
      });
      child.once('exit', (code, signal) => finish(this.#death(code, signal)));
      child.send(order);
    });
  }

  end(): void {
    this.#process.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #death(code: number | null, signal: string | null): End {
    const { number, hung } = readProgress(this.#progress);
    const reason = hung
      ? `more than ${this.#options.hangSeconds} s CPU: the watchdog ended the process`
      : `the process ended with ${signal ?? `exit code ${code}`}: ${this.#errors.trim()}`;
    return { kind: 'died', number, message: reason };
  }

  #watchForStall(): () => void {
    let last = -1;
    const timer = setInterval(() => {
      const { number } = readProgress(this.#progress);
      if (number === last) this.#process.kill('SIGTERM');
      last = number;
    }, this.#options.stallSeconds * 1_000);
    return () => clearInterval(timer);
  }
}
