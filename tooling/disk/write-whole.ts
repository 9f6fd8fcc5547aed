import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { writing } from './write-error.ts';

/**
 * Writes a file atomically: under a temporary name in the same folder, synced, then renamed, so that a full disk
 * or a crash never leaves a partial file. A link is replaced; pipes and terminals, such as /dev/stdout, are
 * written directly.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writing(path, () => {
    const old = targetOf(path);
    if (old !== undefined && isStream(old)) writeStream(path, content);
    else replace(path, content, old);
  });
}

/** Links in /dev are followed; elsewhere a link may be a stranger's. */
function targetOf(path: string): Stats | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isSymbolicLink() && path.startsWith('/dev/') ? STREAM : found;
}

const STREAM = { isDirectory: () => false, isFIFO: () => true } as Stats;

function isStream(found: Stats): boolean {
  return found.isFIFO() || found.isCharacterDevice();
}

function writeStream(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFully(file, content);
  } finally {
    closeSync(file);
  }
}

function replace(path: string, content: string | Uint8Array, old: Stats | undefined): void {
  if (old?.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  const folder = dirname(path);
  makeFolder(folder);
  const name = `${basename(path).slice(0, 200)}.${randomBytes(4).toString('hex')}.tmp`;
  const temporary = join(folder, name);
  try {
    writeSynced(temporary, content);
    if (old?.isFile()) chmodSync(temporary, old.mode & 0o7777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Writes a new file and waits until it is synced. */
function writeSynced(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFully(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The system may write only a part per call. */
function writeFully(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Makes a rename survive a crash, if the system can sync folders. */
export function syncFolder(folder: string): void {
  if (constants.O_DIRECTORY === undefined) return;
  try {
    const file = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The file is complete; only a crash at this moment could restore the old one.
  }
}
