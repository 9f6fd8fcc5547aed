import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { deleteBelow, Staging } from '../../disk/staging.ts';
import { WriteError } from '../../disk/write-error.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { siteDiagnostic } from '../../render/site/diagnostics.ts';
import { readRegular } from '../read-regular.ts';

/** Lists the files of a site, so that the next build can recognize its own files. */
const MANIFEST = '.tripline-site';

/** The result of publishing the files of a site. */
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
  readonly files: Iterable<OutputFile>;
  /** Called after all files were generated: whether they may be published. */
  readonly mayPublish: () => boolean;
}

/** Writes a site all or nothing; only new and changed files are written. */
export async function publishSite(
  out: string,
  { files, mayPublish }: PublishOptions,
): Promise<Published> {
  const place = resolve(out);
  const staging = new Staging(place);
  try {
    const problem = placeProblem(place);
    if (problem !== undefined) return { kind: 'failed', problem };
    const staged = stage(files, place, staging);
    if (!mayPublish()) return { kind: 'refused' };
    const old = namedIn(textAt(join(place, MANIFEST)) ?? '');
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
    return { kind: 'failed', problem: siteDiagnostic('unwritable', { path, reason }, undefined) };
  } finally {
    staging.remove();
  }
}

/** A folder that is not a site is not touched. */
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
  /** How many of them are new or changed. */
  readonly changed: number;
}

function stage(files: Iterable<OutputFile>, place: string, staging: Staging): Staged {
  const paths: string[] = [];
  let changed = 0;
  const isNew = !existsSync(place);
  const keep = ({ path, text }: OutputFile) => {
    paths.push(path);
    if (!isNew && textAt(join(place, path)) === text) return;
    staging.write({ path, text });
    changed += 1;
  };
  for (const file of files) keep(file);
  keep({ path: MANIFEST, text: `${[...paths].sort(byCodeUnit).join('\n')}\n` });
  return { paths, changed };
}

function textAt(path: string): string | undefined {
  try {
    return readRegular(path);
  } catch {
    return undefined;
  }
}

/** Paths from a list that may have been tampered with: only those inside the folder. */
function namedIn(manifest: string): string[] {
  const paths = manifest.split('\n');
  return paths.filter((path) => /^[\w-]/.test(path) && !path.split(/[/\\]/).includes('..'));
}
