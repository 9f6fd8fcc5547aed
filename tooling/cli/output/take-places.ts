import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes the folder of a file, and refuses a place that is taken by a folder. */
export function makeRoom(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const taken = statSync(path, { throwIfNoEntry: false });
  if (taken?.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
}

/** Moves files from a staging folder to their places; when one cannot go there, those before it make way for the old ones again. */
export function takePlaces(
  paths: readonly string[],
  { out, staging }: { readonly out: string; readonly staging: string },
): void {
  const undo: (() => void)[] = [];
  try {
    for (const path of paths) {
      const place = join(out, path);
      const kept = join(staging, `${path}.old`);
      const isNew = !existsSync(place);
      if (!isNew) copyFileSync(place, kept);
      renameSync(join(staging, path), place);
      undo.push(() => (isNew ? rmSync(place) : renameSync(kept, place)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
