import { type ChangedSelection, selectChanged } from '../../project/changed/select-changed.ts';
import type { Workspace } from '../../project/workspace.ts';
import type { World } from '../world.ts';
import { listed } from './listed.ts';

/** Selects the content affected by changes since `base`, and lists it on stderr with the changed files. */
export function selectAffected(
  workspace: Workspace,
  options: { readonly base: string; readonly paths: readonly string[] },
  world: World,
): ChangedSelection {
  const selection = selectChanged(workspace, options);
  world.stderr(affectedText(selection));
  return selection;
}

function affectedText({ base, affected, unread }: ChangedSelection): string {
  const rows = affected.map(({ path, because }) => [path, reason(path, because)]);
  return (
    listed(`detections affected by changes since ${base}`, rows) +
    (rows.length === 0 ? `no detections are affected by changes since ${base}\n` : '') +
    listed('changed detections that cannot be read (run tripline check for the reasons)', unread)
  );
}

function reason(path: string, because: readonly string[]): string {
  const others = because.filter((file) => file !== path);
  const words = [...(others.length < because.length ? ['itself'] : []), ...others];
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return words.slice(0, 3).join(', ') + more;
}
