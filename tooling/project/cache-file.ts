import { readFileSync } from 'node:fs';
import { WriteError } from '../disk/write-error.ts';
import { writeWhole } from '../disk/write-whole.ts';

/** The bytes of a file in a cache; undefined if there is none. */
export function readCacheFile(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Writes a file of a cache. Failure to write is ignored. */
export function writeCacheFile(file: string, content: string | Uint8Array): void {
  try {
    writeWhole(file, content);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
  }
}
