import type { Diagnostic } from '../../base/diagnostic.ts';
import { readDeprecations } from '../../content/deprecations.ts';
import { checkRemoved } from '../../lint/check-removed.ts';
import { checkVersion } from '../../lint/check-version.ts';
import { withBase } from '../base/open-base.ts';
import { isError, unreadPaths } from '../blocking-errors.ts';
import { detectionsOf } from '../diff/side.ts';
import type { Workspace, Workspaces } from '../workspace.ts';

/** The base of a check, and the current date. */
export interface BaseOptions {
  readonly ref: string;
  readonly workspaces: Workspaces;
  readonly today: string;
}

/** Findings against a base: versions and dates that were not updated with the behavior, and removed IDs. */
export function checkAgainstBase(
  head: Workspace,
  { ref, workspaces, today }: BaseOptions,
): Promise<readonly Diagnostic[]> {
  return withBase(head, { ref, workspaces }, ({ workspace }) => {
    const found: Diagnostic[] = [];
    const report = (problem: Diagnostic) => found.push(problem);
    const { content } = head;
    const { validate } = workspaces;
    const read = readDeprecations(content.root, { validate, report });
    // An invalid file may have been meant to record any removal.
    const deprecations = found.some(isError) ? undefined : read;
    const before = detectionsOf(workspace);
    for (const [id, after] of detectionsOf(head)) {
      const known = before.get(id);
      if (known !== undefined)
        found.push(...checkVersion({ before: known, after }, { today, ref }));
    }
    const after = content.detection.all;
    // A file that cannot be read was already reported and does not count as removed.
    const unread = unreadPaths(head);
    const readable = workspace.content.detection.all.filter(({ path }) => !unread.has(path));
    return [
      ...found,
      ...checkRemoved({ root: content.root, before: readable, after, deprecations }),
    ];
  });
}
