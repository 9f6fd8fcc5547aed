import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { reasonOf } from '../../content/files.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import { makeRoom, takePlaces } from '../output/take-places.ts';

/** Lists the files of a site, so that the next build knows which ones are its own. */
const MANIFEST = '.tripline-site';

/** What became of the files of a site. */
export type Published =
  | { readonly kind: 'written'; readonly counts: PublishedCounts }
  /** Something was wrong with the content; nothing was changed. */
  | { readonly kind: 'refused' }
  /** Something is wrong with the folder; nothing was changed. */
  | { readonly kind: 'failed'; readonly problem: Diagnostic };

interface PublishedCounts {
  readonly files: number;
  readonly written: number;
  readonly deleted: number;
}

interface PublishOptions {
  readonly files: Iterable<OutputFile>;
  /** Asked when all files are made: whether they may be published. */
  readonly mayPublish: () => boolean;
}

/**
 * Writes a site so that a failure changes nothing: what is new or changed is written into a folder beside the output,
 * and only when all of it is there it takes its place.
 */
export function publishSite(out: string, { files, mayPublish }: PublishOptions): Published {
  const place = resolve(out);
  const staging = `${place}.${randomBytes(4).toString('hex')}.tmp`;
  const progress = { path: place };
  try {
    const problem = placeProblem(place);
    if (problem !== undefined) return { kind: 'failed', problem };
    const staged = stage(files, { place, staging, progress });
    if (!mayPublish()) return { kind: 'refused' };
    const counts = takeOver(staged, { place, staging });
    return { kind: 'written', counts };
  } catch (error) {
    const params = { path: progress.path, reason: reasonOf(error) };
    return { kind: 'failed', problem: siteDiagnostic('unwritable', params, undefined) };
  } finally {
    if (existsSync(staging)) rmSync(staging, { recursive: true, force: true });
  }
}

/** A folder of somebody else's is left alone. */
function placeProblem(place: string): Diagnostic | undefined {
  if (!existsSync(place)) return undefined;
  if (!statSync(place).isDirectory()) {
    return siteDiagnostic('unwritable', { path: place, reason: 'it is a file' }, undefined);
  }
  const isOurs = existsSync(join(place, MANIFEST)) || readdirSync(place).length === 0;
  return isOurs ? undefined : siteDiagnostic('foreign-output', { path: place }, undefined);
}

interface Staged {
  /** All files of the site. */
  readonly paths: readonly string[];
  /** Those that are new or changed, and lie in the staging folder. */
  readonly changed: readonly string[];
}

interface StageOptions {
  readonly place: string;
  readonly staging: string;
  /** The file that is being written, for a message. */
  readonly progress: { path: string };
}

function stage(files: Iterable<OutputFile>, { place, staging, progress }: StageOptions): Staged {
  const paths: string[] = [];
  const changed: string[] = [];
  const folders = new Set<string>();
  const isNew = !existsSync(place);
  const keep = ({ path, text }: OutputFile) => {
    progress.path = join(place, path);
    paths.push(path);
    if (!isNew && textAt(progress.path) === text) return;
    const folder = dirname(join(staging, path));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(join(staging, path), text);
    changed.push(path);
  };
  for (const file of files) keep(file);
  keep({ path: MANIFEST, text: `${[...paths].sort(byCodeUnit).join('\n')}\n` });
  return { paths, changed };
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function takeOver(
  { paths, changed }: Staged,
  { place, staging }: { readonly place: string; readonly staging: string },
): PublishedCounts {
  const old = existsSync(join(place, MANIFEST)) ? namedIn(join(place, MANIFEST)) : [];
  if (existsSync(place)) {
    for (const path of changed) makeRoom(join(place, path));
    takePlaces(changed, { out: place, staging });
  } else {
    renameSync(staging, place);
  }
  const made = new Set(paths);
  const leftover = old.filter((path) => !made.has(path));
  for (const path of leftover) deleteFile(place, path);
  return { files: paths.length, written: changed.length, deleted: leftover.length };
}

/** Paths of a list that somebody may have tampered with: none of them leads out of the folder. */
function namedIn(manifest: string): string[] {
  const paths = readFileSync(manifest, 'utf8').split('\n');
  return paths.filter((path) => /^[\w-]/.test(path) && !path.split(/[/\\]/).includes('..'));
}

/** Deletes a file, and the folders that it leaves empty. */
function deleteFile(place: string, path: string): void {
  rmSync(join(place, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(place, folder));
    } catch {
      return;
    }
  }
}
