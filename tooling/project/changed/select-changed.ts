import { BUILD_FILE, CONFIGURATION_FILE } from '../../content/root-files.ts';
import { entriesOf, readBaseline } from '../../lint/baseline.ts';
import { baselineIn, baselineName } from '../check/baseline-file.ts';
import type { Workspace } from '../workspace.ts';
import type { Affected } from './affected.ts';
import { ChangedFiles } from './changed-files.ts';
import { changedScenarios } from './changed-scenarios.ts';
import { touchedBy } from './touched.ts';

/** The content affected by changes since a base. */
export interface ChangedSelection {
  readonly base: string;
  /** The detections affected by the changes, by path in the content folder, and the changed files that affect each. */
  readonly affected: readonly Affected[];
  /** The same of stories with a scenario. */
  readonly scenarios: readonly Affected[];
  /** Whether a file changed or is judged differently, by its path in the content folder. */
  readonly isChanged: (path: string) => boolean;
  /** Changed detections that could not be read, which always count as a failure. */
  readonly unread: readonly string[];
}

/** Whether findings in a file may count differently, though it did not change: by the settings or the baseline. */
function judgedAnew(
  changes: ChangedFiles,
  { content, configuration }: Workspace,
): (path: string) => boolean {
  if ([CONFIGURATION_FILE, BUILD_FILE].some((file) => changes.has(file))) return () => true;
  const name = baselineName(configuration);
  if (!changes.has(name)) return () => false;
  const before = readBaseline(changes.baseText(name) ?? '');
  const after = entriesOf(baselineIn(content.root, configuration));
  const known = before.kind === 'baseline' ? before.baseline : new Map<string, number>();
  const changed = after.filter(({ key, count }) => known.get(key) !== count);
  const removed = entriesOf(known).filter(({ key }) => !after.some((one) => one.key === key));
  const paths = new Set([...changed, ...removed].map(({ path }) => path));
  return (path) => paths.has(path);
}

/** The paths of the detections and stories to test. */
export function pathsToTest({ affected, scenarios, unread }: ChangedSelection): readonly string[] {
  return [...[...affected, ...scenarios].map(({ path }) => path), ...unread];
}

/** Selects the content affected by changes since `base`. */
export function selectChanged(
  workspace: Workspace,
  { base, paths }: { readonly base: string; readonly paths: readonly string[] },
): ChangedSelection {
  const changes = new ChangedFiles(workspace.content.root, base);
  const wanted = new Set(workspace.select(paths));
  const all = touchedBy(changes, workspace);
  const touched = all.filter(({ detection }) => wanted.has(detection));
  const known = new Set(workspace.content.detection.all.map(({ path }) => path));
  const unread = changes
    .below('detections')
    .filter((path) => /\.ya?ml$/.test(path) && !known.has(path))
    .filter((path) => changes.has(path) && !changes.isDeleted(path));
  const stories = workspace.selectStories(paths);
  const isJudgedAnew = judgedAnew(changes, workspace);
  return {
    base,
    affected: touched.map(({ detection: { path }, because }) => ({ path, because })),
    scenarios: changedScenarios(stories, { changes, touched: all }),
    isChanged: (path) => isJudgedAnew(path) || changes.has(path),
    unread,
  };
}
