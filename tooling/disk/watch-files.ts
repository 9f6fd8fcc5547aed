import { existsSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/** Files of a folder that changed together, by their paths in it with forward slashes. */
export type ChangedFiles = readonly string[];

/** How long changes are collected: editors and Git write several files together. */
const SETTLE_MS = 100;

/** Watches a folder until the signal: yields the files that changed, without hidden folders and installed packages. */
export async function* watchFiles(root: string, signal: AbortSignal): AsyncIterable<ChangedFiles> {
  const changed = new Set<string>();
  let wake: (() => void) | undefined;
  const reading = collect(root, signal, (path) => {
    changed.add(path);
    wake?.();
  });
  const ended = reading.then(() => wake?.());
  while (!signal.aborted) {
    if (changed.size === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const paths = [...changed].sort();
    changed.clear();
    if (paths.length > 0) yield paths;
    if (!existsSync(root)) return;
  }
  await ended;
}

/** Ends at the signal; fails if the folder cannot be watched. */
function collect(root: string, signal: AbortSignal, note: (path: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(root, { recursive: true, signal }, (_, filename) => {
      if (filename !== null && !isHidden(filename)) note(filename.split(sep).join('/'));
    });
    watcher.on('close', resolve);
    watcher.on('error', (error) => (signal.aborted ? resolve() : reject(error)));
  });
}

function isHidden(path: string): boolean {
  return path
    .split(sep)
    .some((part) => part === 'node_modules' || /^\../.test(part) || part.endsWith('.tmp'));
}

/** Whether a changed file was created or deleted since it was last seen. */
export class SeenFiles {
  readonly #root: string;
  readonly #seen = new Set<string>();

  constructor(root: string, known: Iterable<string>) {
    this.#root = root;
    for (const path of known) this.#seen.add(path);
  }

  isListed(path: string): boolean {
    const exists = existsSync(join(this.#root, path));
    const was = this.#seen.has(path);
    if (exists) this.#seen.add(path);
    else this.#seen.delete(path);
    return exists !== was;
  }
}
