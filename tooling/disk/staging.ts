import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { WriteError, writing } from './write-error.ts';
import { syncFolder } from './write-whole.ts';

/** A file in a folder or its subfolders. */
export interface NewFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** Files that are published to a folder together, after all of them are written and synced. */
export class Staging {
  private readonly place: string;
  private readonly folder: string;
  private readonly paths: string[] = [];
  private readonly folders = new Set<string>();

  /** Stages files for a folder that may not exist yet. */
  constructor(place: string) {
    this.place = place;
    const name = `.tripline-${randomBytes(4).toString('hex')}.tmp`;
    // In an existing folder: a sibling folder may be on another disk.
    this.folder = isFolder(place) ? join(place, name) : `${place}${name}`;
  }

  write({ path, text }: NewFile): void {
    const file = join(this.folder, path);
    writing(join(this.place, path), () => {
      const folder = dirname(file);
      if (!this.folders.has(folder)) makeFolder(folder);
      this.folders.add(folder);
      writeFileSync(file, text, { flag: 'wx' });
    });
    this.paths.push(path);
  }

  /** Moves all files to the folder; if one move fails, restores the previous files. */
  async publish(): Promise<void> {
    await this.sync();
    if (!existsSync(this.place)) {
      writing(this.place, () => renameSync(this.folder, this.place));
      syncFolder(dirname(this.place));
      return;
    }
    const undo: (() => void)[] = [];
    try {
      for (const path of this.paths) this.take(path, undo);
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    for (const folder of new Set(this.paths.map(dirname))) syncFolder(join(this.place, folder));
  }

  /** Removes staged files that were not published. */
  remove(): void {
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Concurrent writes of many files are faster. */
  private async sync(): Promise<void> {
    const waiting = this.paths.values();
    const work = async () => {
      for (const path of waiting) await syncFile(join(this.folder, path), join(this.place, path));
    };
    await Promise.all(Array.from({ length: 16 }, work));
  }

  private take(path: string, undo: (() => void)[]): void {
    const target = join(this.place, path);
    const kept = join(this.folder, `${path}.old`);
    writing(target, () => {
      makeUndoable(dirname(target), undo);
      refuseLinks(this.place, path);
      const isNew = !isThere(target);
      if (!isNew) keep(target, kept);
      renameSync(join(this.folder, path), target);
      undo.push(() => (isNew ? rmSync(target) : renameSync(kept, target)));
    });
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

async function syncFile(path: string, target: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new WriteError(target, error);
  }
}

/** Not every file system supports hard links. */
function keep(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept);
  }
}

function isThere(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  return found !== undefined;
}

function makeUndoable(folder: string, undo: (() => void)[]): void {
  const made = makeFolder(folder);
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
}

/** A stranger may have created a link that points out of the folder. */
function refuseLinks(place: string, path: string): void {
  const root = realpathSync(place);
  const folder = realpathSync(dirname(join(place, path)));
  if (folder !== root && !folder.startsWith(root + sep))
    throw new Error(`a link points out of ${place}`);
}

/** Writes all files to a folder, or none. */
export async function writeTogether(place: string, files: Iterable<NewFile>): Promise<void> {
  const staging = new Staging(place);
  try {
    for (const file of files) staging.write(file);
    await staging.publish();
  } finally {
    staging.remove();
  }
}

/** Deletes a file in a folder and the folders that become empty, without following links. */
export function deleteBelow(place: string, path: string): void {
  writing(join(place, path), () => {
    if (!existsSync(dirname(join(place, path)))) return;
    refuseLinks(place, path);
    rmSync(join(place, path), { force: true });
  });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(place, folder));
    } catch {
      return;
    }
  }
}
