import { readFileSync, writeFileSync } from 'node:fs';
import { deleteFile } from './partial-file.ts';
import { writing } from './write-error.ts';

/** Keeps other processes from writing to a folder until `release`. */
export interface FolderLock {
  readonly release: () => void;
}

/** Creates a lock file that names this process; returns the ID of the process that has the lock if it still runs. */
export function lockFolder(path: string): FolderLock | number {
  return writing(path, () => {
    if (!create(path)) {
      const owner = ownerOf(path);
      if (owner !== undefined && isRunning(owner)) return owner;
      deleteFile(path);
      if (!create(path)) return ownerOf(path) ?? 0;
    }
    return { release: () => deleteFile(path) };
  });
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(path: string): number | undefined {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Signal 0 only asks. A process of another user cannot be signaled, but runs. */
function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
