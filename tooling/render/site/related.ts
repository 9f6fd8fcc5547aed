import type { DetectionEntry } from './site.ts';

/** So many of each kind are shown; the pages of the technique and the story have all of them. */
const MOST = 6;

/** Detections that share a technique, and those that share a story but no technique: those that share most come first. */
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
