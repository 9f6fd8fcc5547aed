import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './write-whole.ts';

/** A file that grows as bytes arrive, under a name of its own until it is whole. */
export class PartialFile {
  private readonly file: FileHandle;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  /** Opens a file to begin anew, or to go on behind what is there. */
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

/** Gives a file that is whole and synced its final name. */
export async function publishPartial(partial: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(partial, path);
  syncFolder(dirname(path));
}

export async function deletePartial(partial: string): Promise<void> {
  await rm(partial, { force: true });
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

export function moveFile(from: string, to: string): void {
  renameSync(from, to);
}

export function deleteFile(path: string): void {
  rmSync(path, { force: true });
}
