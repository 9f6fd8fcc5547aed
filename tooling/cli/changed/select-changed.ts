import { listed } from '../output/listed.ts';
import type { Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { ChangedFiles } from './changed-files.ts';
import { touchedBy } from './touched.ts';

/** The content affected by changes since a base. */
export interface ChangedSelection {
  /** The detections affected by the changes, by path in the content folder. */
  readonly detections: readonly string[];
  /** Whether a file changed, by its path in the content folder. */
  readonly isChanged: (path: string) => boolean;
  /** Changed detections that could not be read, which always count as a failure. */
  readonly unread: readonly string[];
}

/**
 * Selects the content affected by changes since `base`; lists the detections and the changed files on stderr.
 */
export function selectChanged(
  workspace: Workspace,
  { base, paths }: { readonly base: string; readonly paths: readonly string[] },
  world: World,
): ChangedSelection {
  const changes = new ChangedFiles(workspace.content.root, base);
  const wanted = new Set(workspace.select(paths));
  const touched = touchedBy(changes, workspace).filter(({ detection }) => wanted.has(detection));
  const known = new Set(workspace.content.detection.all.map(({ path }) => path));
  const unread = changes
    .below('detections')
    .filter((path) => /\.ya?ml$/.test(path) && !known.has(path))
    .filter((path) => changes.has(path) && !changes.isDeleted(path));
  const rows = touched.map(({ detection: { path }, because }) => [path, reason(path, because)]);
  world.stderr(listed(`detections affected by changes since ${base}`, rows));
  if (rows.length === 0) world.stderr(`no detections are affected by changes since ${base}\n`);
  world.stderr(
    listed('changed detections that cannot be read (run tripline check for the reasons)', unread),
  );
  return {
    detections: touched.map(({ detection }) => detection.path),
    isChanged: (path) => changes.has(path),
    unread,
  };
}

function reason(path: string, because: readonly string[]): string {
  const others = because.filter((file) => file !== path);
  const words = [...(others.length < because.length ? ['itself'] : []), ...others];
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return words.slice(0, 3).join(', ') + more;
}
