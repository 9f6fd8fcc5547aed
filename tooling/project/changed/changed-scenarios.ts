import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import type { Affected } from './affected.ts';
import type { ChangedFiles } from './changed-files.ts';
import type { Touched } from './touched.ts';

/** What changed, and the detections that it affects. */
interface Change {
  readonly changes: ChangedFiles;
  readonly touched: readonly Touched[];
}

/** The stories whose scenario a change affects: all detections run over its logs, so any of them may find something else. */
export function changedScenarios(
  stories: readonly ContentDocument<Story>[],
  { changes, touched }: Change,
): readonly Affected[] {
  const detections = touched.map(({ detection }) => detection.path);
  return stories.flatMap(({ path, data: { scenario }, written }) => {
    if (!('scenario' in written)) return [];
    const logs = scenario === undefined ? [] : changes.below(scenario.data);
    const own = [path, ...logs].filter((file) => changes.has(file));
    const because = [...own, ...detections];
    return because.length > 0 ? [{ path, because }] : [];
  });
}
