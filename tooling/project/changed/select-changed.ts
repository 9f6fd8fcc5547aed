import type { Workspace } from '../workspace.ts';
import { ChangedFiles } from './changed-files.ts';
import { touchedBy } from './touched.ts';

/** The content affected by changes since a base. */
export interface ChangedSelection {
  readonly base: string;
  /** The detections affected by the changes, by path in the content folder, and the changed files that affect each. */
  readonly affected: readonly Affected[];
  /** Whether a file changed, by its path in the content folder. */
  readonly isChanged: (path: string) => boolean;
  /** Changed detections that could not be read, which always count as a failure. */
  readonly unread: readonly string[];
}

export interface Affected {
  readonly path: string;
  readonly because: readonly string[];
}

/** Selects the content affected by changes since `base`. */
export function selectChanged(
  workspace: Workspace,
  { base, paths }: { readonly base: string; readonly paths: readonly string[] },
): ChangedSelection {
  const changes = new ChangedFiles(workspace.content.root, base);
  const wanted = new Set(workspace.select(paths));
  const touched = touchedBy(changes, workspace).filter(({ detection }) => wanted.has(detection));
  const known = new Set(workspace.content.detection.all.map(({ path }) => path));
  const unread = changes
    .below('detections')
    .filter((path) => /\.ya?ml$/.test(path) && !known.has(path))
    .filter((path) => changes.has(path) && !changes.isDeleted(path));
  return {
    base,
    affected: touched.map(({ detection: { path }, because }) => ({ path, because })),
    isChanged: (path) => changes.has(path),
    unread,
  };
}
