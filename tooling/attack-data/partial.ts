import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';
import { deleteFile, moveFile } from '../disk/partial-file.ts';
import { hashOf, sizeOf } from './cache.ts';
import { errorCode } from './error-code.ts';

/**
 * The partial file of a download. It belongs to this process, so that two processes never write the same file. A
 * partial file of an ended process for the same URL is taken over and resumed.
 */
export function claimPartial(cache: string, url: string): string {
  const folder = join(cache, 'partial');
  makeFolder(folder);
  const own = join(folder, `${prefixOf(url)}${process.pid}`);
  for (const left of abandoned(folder, url)) takeOver(join(folder, left), own);
  return own;
}

/** Processes on other machines may share the folder, and cannot be checked. */
function prefixOf(url: string): string {
  return `${hashOf(url)}-${hashOf(hostname()).slice(0, 12)}-`;
}

function abandoned(folder: string, url: string): string[] {
  const prefix = prefixOf(url);
  return readdirSync(folder).filter(
    (name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))),
  );
}

/** Keeps the longest of several. Another process may be faster: only one rename succeeds. */
function takeOver(left: string, own: string): void {
  try {
    if ((sizeOf(left) ?? 0) > (sizeOf(own) ?? 0)) moveFile(left, own);
    else deleteFile(left);
  } catch {
    // Another process took it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user cannot be signaled, but it exists.
    return errorCode(error) === 'EPERM';
  }
}
