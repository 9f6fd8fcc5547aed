import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { type FolderLock, lockFolder } from '../../disk/folder-lock.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import { deleteBelow } from '../../disk/staging.ts';
import { writing } from '../../disk/write-error.ts';
import { lakeDiagnostic } from './diagnostics.ts';
import { type LakeSettings, MANIFEST, type Manifest, PART_PATH, readManifest } from './manifest.ts';

/** The file that names the process that loads into a lake. */
const LOCK = '.loading';

/** A folder that this process may load into. */
export interface OpenLake {
  readonly lock: FolderLock;
  /** What it has; undefined if it is new. */
  readonly known: Manifest | undefined;
}

/** Opens a folder to load into it, and makes it if it does not exist; or reports why it cannot be used. */
export function openLake(folder: string, settings: LakeSettings): OpenLake | Diagnostic {
  writing(folder, () => makeFolder(folder));
  if (pathsIn(folder).some((path) => !isOurs(path)))
    return lakeDiagnostic('foreign', { folder }, undefined);
  const lock = lockFolder(join(folder, LOCK));
  if (typeof lock === 'number') return lakeDiagnostic('in-use', { process: lock }, undefined);
  const known = manifestIn(folder);
  const problem = problemOf(known, { folder, settings });
  if (problem === undefined && known !== 'invalid') {
    deleteUncommitted(folder, known);
    return { lock, known };
  }
  lock.release();
  return problem ?? invalid(folder);
}

/** The manifest in a folder; undefined if it has none. */
export function manifestIn(folder: string): Manifest | 'invalid' | undefined {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return undefined;
  return readManifest(readFileSync(path, 'utf8')) ?? 'invalid';
}

/** The report of a folder whose manifest cannot be read. */
export function invalid(folder: string): Diagnostic {
  return lakeDiagnostic('invalid-manifest', { path: join(folder, MANIFEST) }, undefined);
}

function problemOf(
  known: Manifest | 'invalid' | undefined,
  { folder, settings }: { readonly folder: string; readonly settings: LakeSettings },
): Diagnostic | undefined {
  if (known === undefined) return undefined;
  if (known === 'invalid') return invalid(folder);
  const setting = differenceOf(known.settings, settings);
  return setting === undefined
    ? undefined
    : lakeDiagnostic('other-settings', { setting }, undefined);
}

/** The first setting in which a load differs from the one that began. */
function differenceOf(known: LakeSettings, settings: LakeSettings): string | undefined {
  if (known.mapping !== settings.mapping) return 'other data sources or data models';
  const names = ['source', 'sourcetype', 'since', 'until'] as const;
  const name = names.find((one) => known[one] !== settings[one]);
  return name === undefined ? undefined : `--${name} ${known[name] ?? 'not set'}`;
}

/** Deletes files that a load wrote, but did not commit before it failed or was killed. */
export function deleteUncommitted(folder: string, known: Manifest | undefined): void {
  const kept = new Set(known?.tables.flatMap(({ parts }) => parts.map(({ path }) => path)));
  for (const path of pathsIn(folder))
    if (path !== MANIFEST && path !== LOCK && !kept.has(path)) deleteBelow(folder, path);
}

/** The files below a folder, with forward slashes. */
function pathsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const start = join(folder, '/').length;
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(start).replaceAll('\\', '/'));
}

/** A part, the manifest, or either under the name that it has until it is complete. */
function isOurs(path: string): boolean {
  const name = path.replace(/\.[0-9a-f]{8}\.tmp$/, '');
  return path === LOCK || name === MANIFEST || PART_PATH.test(name);
}
