import type { DetectionEntry } from './site.ts';

/** The limit per kind; the pages of the technique and the story list all of them. */
const MOST = 6;

/**
 * Detections with a common technique, and those with a common story only, sorted by the number of common
 * techniques or stories.
 */
export function relatedDetections(entry: DetectionEntry): {
  readonly sameTechnique: readonly DetectionEntry[];
  readonly sameStory: readonly DetectionEntry[];
} {
  const sameTechnique = mostShared(
    entry,
    entry.techniques.map(({ detections }) => detections),
  );
  const taken = new Set(sameTechnique);
  const stories = entry.stories.map(({ detections }) =>
    detections.filter((item) => !taken.has(item)),
  );
  return { sameTechnique, sameStory: mostShared(entry, stories) };
}

function mostShared(
  self: DetectionEntry,
  groups: readonly (readonly DetectionEntry[])[],
): readonly DetectionEntry[] {
  const shared = new Map<DetectionEntry, number>();
  for (const other of groups.flat()) {
    if (other !== self) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([other]) => other);
}
