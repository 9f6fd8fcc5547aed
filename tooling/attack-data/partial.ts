import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { deleteFile, makeFolder, moveFile } from '../disk/partial-file.ts';
import { hashOf, sizeOf } from './cache.ts';
import { errorCode } from './error-code.ts';

/**
 * The file that this process writes a download into. It is this process's alone, so that two at once never write into one
 * file; what a process that is gone left of the same address is taken over, to go on from there.
 */
export function claimPartial(cache: string, url: string): string {
  const folder = join(cache, 'partial');
  makeFolder(folder);
  const own = join(folder, `${prefixOf(url)}${process.pid}`);
  for (const left of abandoned(folder, url)) takeOver(join(folder, left), own);
  return own;
}

/** Processes of other machines may share the folder, and cannot be asked whether they live. */
function prefixOf(url: string): string {
  return `${hashOf(url)}-${hashOf(hostname()).slice(0, 12)}-`;
}

function abandoned(folder: string, url: string): string[] {
  const prefix = prefixOf(url);
  return readdirSync(folder).filter(
    (name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))),
  );
}

/** Of several, the longest is kept. Another process may be quicker: a rename has one winner. */
function takeOver(left: string, own: string): void {
  try {
    if ((sizeOf(left) ?? 0) > (sizeOf(own) ?? 0)) moveFile(left, own);
    else deleteFile(left);
  } catch {
    // Somebody else took it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked, but it is there.
    return errorCode(error) === 'EPERM';
  }
}
