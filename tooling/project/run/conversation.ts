import type { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './run-thread.ts';

type Kind = FromThread['kind'];
type Message<K extends Kind> = Extract<FromThread, { readonly kind: K }>;

/** Questions to a thread, and its answers. */
export class Conversation {
  readonly #worker: Worker;
  readonly #answers = new Map<Kind, (message: FromThread) => void>();
  readonly #failure: Promise<never>;

  constructor(worker: Worker, onProgress: (message: Message<'progress'>) => void) {
    this.#worker = worker;
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') onProgress(message);
      else this.#answers.get(message.kind)?.(message);
    });
    this.#failure = new Promise((_, fail) => {
      worker.on('error', fail);
      worker.on('exit', (code) => fail(new Error(`a thread ended with code ${code}`)));
    });
    // It ends with the run, and fails the answer that is waited for, if any.
    this.#failure.catch(() => undefined);
  }

  send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  /** The answer of a kind: to be asked for before the thread can send it. */
  answer<K extends Kind>(kind: K): Promise<Message<K>> {
    const answer = new Promise<Message<K>>((resolve) => {
      this.#answers.set(kind, (message) => resolve(message as Message<K>));
    });
    const outcome = Promise.race([answer, this.#failure]);
    outcome.catch(() => undefined);
    return outcome;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
