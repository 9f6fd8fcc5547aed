import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, Story } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { type ChangedFiles, SeenFiles } from '../../disk/watch-files.ts';
import type { Host } from '../host.ts';
import { type LiveCheck, openLiveCheck } from '../live/live-check.ts';
import type { TestedContent } from '../test/run-tests.ts';

/** The content after changes: what was checked again, and its findings. */
export interface WatchStep {
  /** The files whose findings differ now, with their findings. */
  readonly findings: ReadonlyMap<string, readonly Diagnostic[]>;
  /** The detections that changed, that use what changed, or whose samples changed. */
  readonly affected: readonly ContentDocument<Detection>[];
  /** The stories with a scenario that a change affects: any detection may find something else in its logs. */
  readonly scenarios: readonly ContentDocument<Story>[];
  /** The number of findings of all files. */
  readonly errors: number;
  readonly warnings: number;
  readonly tested: TestedContent;
}

/** Checks a content folder, and after each change only the changed files and what depends on them. */
export async function* watchContent(
  root: string,
  host: Host,
  changes: AsyncIterable<ChangedFiles>,
): AsyncIterable<WatchStep> {
  const live = await openLiveCheck(root, host);
  const before: Known = { findings: new Map(), searches: new Map(), stories: new WeakSet() };
  yield stepOf(live, before, []);
  const { content } = live.state;
  const known = [...content.detection.all, ...content.macro.all, ...content.lookup.all];
  const seen = new SeenFiles(
    root,
    known.map(({ path }) => path),
  );
  for await (const paths of changes) {
    for (const path of paths) live.fileChanged(path, seen.isListed(path));
    const step = stepOf(live, before, paths);
    if (step.findings.size + step.affected.length + step.scenarios.length > 0) yield step;
  }
}

/** What is known from the last step. */
interface Known {
  /** By the names of files. */
  readonly findings: Map<string, readonly Diagnostic[]>;
  /** The compiled searches of detections, by path. */
  readonly searches: Map<string, CompiledSearch | undefined>;
  readonly stories: WeakSet<ContentDocument<Story>>;
}

function stepOf(live: LiveCheck, before: Known, paths: ChangedFiles): WatchStep {
  live.finish();
  const findings = new Map<string, readonly Diagnostic[]>();
  for (const name of live.takeChanged()) {
    const found = live.findingsIn(name);
    if (textOf(found) !== textOf(before.findings.get(name))) findings.set(name, found);
    before.findings.set(name, found);
  }
  const all = [...before.findings.values()].flat();
  const count = (severity: Diagnostic['severity']) =>
    all.filter((finding) => finding.severity === severity).length;
  const { tested } = live;
  const affected = tested.content.detection.all.filter((document) => {
    const search = live.searchOf(document);
    const isSame =
      before.searches.get(document.path) === search && before.searches.has(document.path);
    before.searches.set(document.path, search);
    return !isSame || usesSample(document.data, paths);
  });
  const scenarios = tested.content.story.all.filter((story) => {
    const isSame = before.stories.has(story);
    before.stories.add(story);
    return (
      'scenario' in story.written && (!isSame || affected.length > 0 || hasLog(story.data, paths))
    );
  });
  return {
    findings,
    affected,
    scenarios,
    errors: count('error'),
    warnings: count('warning'),
    tested,
  };
}

function hasLog({ scenario }: Story, paths: ChangedFiles): boolean {
  return scenario !== undefined && paths.some((path) => path.startsWith(`${scenario.data}/`));
}

function textOf(found: readonly Diagnostic[] = []): string {
  return found.map(({ code, message, span }) => `${code} ${span?.start} ${message}`).join('\n');
}

function usesSample({ tests = [] }: Detection, paths: ChangedFiles): boolean {
  return tests.some(({ attack_data = [] }) => attack_data.some(({ data }) => paths.includes(data)));
}
