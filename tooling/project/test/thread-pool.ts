import { once } from 'node:events';
import type { MessagePort, Worker } from 'node:worker_threads';

import type { Host } from '../host.ts';
import type { MeasuredDetection } from './measure-detection.ts';
import type { MeasureOrder } from './measure-order.ts';
import { openMeasurer } from './measurer.ts';

type Answer = { readonly measured: MeasuredDetection } | { readonly error: string };

/** The code of a thread: measures each detection whose path it receives, one after the other. */
export function serveMeasurer(port: MessagePort, order: MeasureOrder, host: Host): void {
  const measure = openMeasurer(order, host);
  port.on('message', (path: string) => {
    void answer(measure(path)).then((found) => port.postMessage(found));
  });
}

async function answer(measured: Promise<MeasuredDetection>): Promise<Answer> {
  try {
    return { measured: await measured };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Sends paths to free threads; yields results in the order of the paths. */
export async function* measureInThreads(
  paths: readonly string[],
  threads: readonly Worker[],
  onDone: () => void,
): AsyncIterable<MeasuredDetection> {
  const results = paths.map((path) => ({ path, ...later<MeasuredDetection>() }));
  const queue = results.values();
  const work = async (thread: Worker) => {
    for (const { path, resolve } of queue) {
      resolve(await ask(thread, path));
      onDone();
    }
  };
  Promise.all(threads.map(work)).catch((error: unknown) => {
    for (const { reject } of results) reject(error);
  });
  try {
    for (const { promise } of results) yield await promise;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function ask(thread: Worker, path: string): Promise<MeasuredDetection> {
  thread.postMessage(path);
  const [found] = (await once(thread, 'message')) as [Answer];
  if ('error' in found) throw new Error(found.error);
  return found.measured;
}

function later<Value>() {
  let resolve: (value: Value) => void = ignore;
  let reject: (error: unknown) => void = ignore;
  const promise = new Promise<Value>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  // The first awaited promise reports the error; the others may never be awaited.
  promise.catch(ignore);
  return { promise, resolve, reject };
}

function ignore(): void {
  // Replaced before it can be called.
}
