import { listed } from '../output/listed.ts';
import type { Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { ChangedFiles } from './changed-files.ts';
import { touchedBy } from './touched.ts';

/** What changes since a base leave to look at. */
export interface ChangedSelection {
  /** The detections that the changes reach, by their paths in the content folder. */
  readonly detections: readonly string[];
  /** Whether a file changed, by its path in the content folder. */
  readonly isChanged: (path: string) => boolean;
  /** Changed detections that could not be read: whatever else is well, this is not. */
  readonly unread: readonly string[];
}

/** Selects what changes since `base` reach, and says on stderr which detections, and through which files. */
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
  world.stderr(listed(`detections that the changes since ${base} reach`, rows));
  if (rows.length === 0) world.stderr(`no detection is reached by the changes since ${base}\n`);
  world.stderr(listed('changed detections that cannot be read: tripline check says why', unread));
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
