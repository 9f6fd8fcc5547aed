import { byCodeUnit } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { DetectionDiff } from './compare.ts';

/** ATT&CK techniques that detections cover on one side only; sorted. */
export interface CoverageDiff {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/**
 * Compares the techniques of working detections. A detection that no longer has results on its own samples covers
 * nothing.
 */
export function diffCoverage(
  before: readonly ContentDocument<Detection>[],
  after: readonly ContentDocument<Detection>[],
  diffs: readonly DetectionDiff[],
): CoverageDiff {
  const silentAfter = new Set(diffs.filter(isSilenced).map(({ after: side }) => side?.document));
  const silentBefore = new Set(diffs.filter(isWoken).map(({ before: side }) => side?.document));
  const covered = techniquesOf(before.filter((document) => !silentBefore.has(document)));
  const covers = techniquesOf(after.filter((document) => !silentAfter.has(document)));
  return { gained: beyond(covers, covered), lost: beyond(covered, covers) };
}

/** Whether a detection lost all results on its own samples. */
export function isSilenced({ before, after, own }: DetectionDiff): boolean {
  return before !== undefined && after !== undefined && own.before > 0 && own.after === 0;
}

function isWoken({ before, after, own }: DetectionDiff): boolean {
  return before !== undefined && after !== undefined && own.before === 0 && own.after > 0;
}

function techniquesOf(documents: readonly ContentDocument<Detection>[]): ReadonlySet<string> {
  const working = documents.filter(({ data }) => !['deprecated', 'removed'].includes(data.status));
  return new Set(working.flatMap(({ data }) => data.tags.mitre_attack_id ?? []));
}

function beyond(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((id) => !others.has(id)).sort(byCodeUnit);
}
