import { renameSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { syncFolder } from './write-whole.ts';

/** A file that grows as bytes arrive, under a temporary name until it is complete. */
export class PartialFile {
  private readonly file: FileHandle;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  /** Opens a file to overwrite it or to append to it. */
  static async open(path: string, { goesOn }: { readonly goesOn: boolean }): Promise<PartialFile> {
    return new PartialFile(await open(path, goesOn ? 'a' : 'w'));
  }

  async append(chunk: Uint8Array): Promise<void> {
    await this.file.appendFile(chunk);
  }

  async clear(): Promise<void> {
    await this.file.truncate(0);
  }

  async sync(): Promise<void> {
    await this.file.sync();
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

/** Renames a complete and synced file to its final name. */
export async function publishPartial(partial: string, path: string): Promise<void> {
  makeFolder(dirname(path));
  await rename(partial, path);
  syncFolder(dirname(path));
}

/** Deletes a file that was not written completely. */
export async function deletePartial(partial: string): Promise<void> {
  await rm(partial, { force: true });
}

/** Replaces a file by another in one step. */
export function moveFile(from: string, to: string): void {
  renameSync(from, to);
}

/** Deletes a file if it exists. */
export function deleteFile(path: string): void {
  rmSync(path, { force: true });
}
