import { type FilePart, partsOf } from '../../data-sources/read-part.ts';
import type { LogFile } from './log-files.ts';

/** A log, or a part of it, that one thread reads. Plain data. */
export interface ReadTask {
  /** The position in the order of all logs and their parts. */
  readonly position: number;
  readonly log: LogFile;
  /** Undefined for a whole log. */
  readonly part: FilePart | undefined;
}

/** What all threads share, apart from messages. */
export class Shared {
  readonly #numbers: Int32Array;

  constructor(buffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#numbers = new Int32Array(buffer);
  }

  get buffer(): SharedArrayBuffer {
    return this.#numbers.buffer as SharedArrayBuffer;
  }

  /** The number of the next task; each is given out once. */
  next(): number {
    return Atomics.add(this.#numbers, 0, 1);
  }

  get interrupts(): number {
    return Atomics.load(this.#numbers, 1);
  }

  set interrupts(count: number) {
    Atomics.store(this.#numbers, 1, count);
  }
}

/** Divides logs into tasks. A divided log also has a position for itself, in case that its parts depend on each other. */
export async function tasksOf(
  logs: readonly LogFile[],
  { partBytes, ...origin }: TaskOptions,
): Promise<readonly ReadTask[]> {
  const tasks: ReadTask[] = [];
  let position = 0;
  for (const log of logs) {
    const { path, bytes = 0 } = log;
    const isLarge = path !== '-' && bytes >= 2 * partBytes;
    const parts = isLarge ? await partsOf(path, { bytes, length: partBytes, ...origin }) : [];
    if (parts.length < 2) tasks.push({ position, log, part: undefined });
    else for (const part of parts) tasks.push({ position: ++position, log, part });
    position += 1;
  }
  return tasks;
}

/** The length of parts, and the origin of the events, which may determine the format. */
export interface TaskOptions {
  readonly partBytes: number;
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
}

/** Numbers of events are unique over all tasks and in their order. */
const EVENTS_PER_TASK = 2 ** 30;

/** The number before that of the first event of a task. */
export function firstOrder(position: number): number {
  return position * EVENTS_PER_TASK;
}

/** The position of the task that an event is from. */
export function positionOf(order: number): number {
  return Math.floor((order - 1) / EVENTS_PER_TASK);
}
