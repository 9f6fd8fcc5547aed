import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.ts';
import { byCodeUnit } from '../base/order.ts';
import { deleteBelow, type NewFile, Staging } from '../disk/staging.ts';
import { WriteError } from '../disk/write-error.ts';

/** A kind of output folder: what is in it, and how its problems are reported. */
export interface OutputFolder {
  /** The file that lists the files of the folder, so that the next build can recognize its own files. */
  readonly manifest: string;
  /** Reports that the folder has files of others. */
  foreign(path: string): Diagnostic;
  unwritable(problem: { readonly path: string; readonly reason: string }): Diagnostic;
}

/** The result of publishing files to a folder. */
export type Published =
  | { readonly kind: 'written'; readonly counts: PublishedCounts }
  /** A problem with the content; nothing was changed. */
  | { readonly kind: 'refused' }
  /** A problem with the folder; nothing was changed. */
  | { readonly kind: 'failed'; readonly problem: Diagnostic };

interface PublishedCounts {
  readonly files: number;
  readonly written: number;
  readonly deleted: number;
}

interface PublishOptions {
  readonly folder: OutputFolder;
  readonly files: Iterable<NewFile>;
  /** Called after all files were generated: whether they may be published. */
  readonly mayPublish: () => boolean;
}

/** Writes files to a folder, all or nothing; only new and changed files are written. */
export async function publishFolder(
  out: string,
  { folder, files, mayPublish }: PublishOptions,
): Promise<Published> {
  const place = resolve(out);
  const staging = new Staging(place);
  try {
    const problem = placeProblem(place, folder);
    if (problem !== undefined) return { kind: 'failed', problem };
    const staged = stage(files, { place, staging, manifest: folder.manifest });
    if (!mayPublish()) return { kind: 'refused' };
    const old = namedIn(bytesAt(join(place, folder.manifest))?.toString() ?? '');
    await staging.publish();
    const made = new Set(staged.paths);
    const leftover = old.filter((path) => !made.has(path));
    for (const path of leftover) deleteBelow(place, path);
    const { paths, changed } = staged;
    const counts = { files: paths.length, written: changed, deleted: leftover.length };
    return { kind: 'written', counts };
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    const { path, reason } = error;
    return { kind: 'failed', problem: folder.unwritable({ path, reason }) };
  } finally {
    staging.remove();
  }
}

/** A folder with files of others is not touched. */
function placeProblem(place: string, folder: OutputFolder): Diagnostic | undefined {
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) {
    return folder.unwritable({ path: place, reason: 'it is a file' });
  }
  const isOurs = existsSync(join(place, folder.manifest)) || readdirSync(place).length === 0;
  return isOurs ? undefined : folder.foreign(place);
}

interface Staged {
  /** All files of the folder. */
  readonly paths: readonly string[];
  /** How many of them are new or changed. */
  readonly changed: number;
}

interface StageOptions {
  readonly place: string;
  readonly staging: Staging;
  readonly manifest: string;
}

function stage(files: Iterable<NewFile>, { place, staging, manifest }: StageOptions): Staged {
  const paths: string[] = [];
  let changed = 0;
  const isNew = !existsSync(place);
  const keep = (file: NewFile) => {
    paths.push(file.path);
    if (!isNew && isSame(file, place)) return;
    staging.write(file);
    changed += 1;
  };
  for (const file of files) keep(file);
  keep({ path: manifest, text: `${[...paths].sort(byCodeUnit).join('\n')}\n` });
  return { paths, changed };
}

function isSame({ path, text }: NewFile, place: string): boolean {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return bytesAt(join(place, path))?.equals(bytes) ?? false;
}

/** The bytes of a regular file; undefined for anything else. */
function bytesAt(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Paths from a list that may have been tampered with: only those inside the folder. */
function namedIn(manifest: string): string[] {
  const paths = manifest.split('\n');
  return paths.filter((path) => /^[\w-]/.test(path) && !path.split(/[/\\]/).includes('..'));
}
