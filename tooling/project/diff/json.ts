import { jsonReport } from '../../base/report/json.ts';
import { rowOf } from '../../events/row.ts';
import type { DetectionDiff, TracedRow } from './compare.ts';
import { isSilenced } from './coverage.ts';
import { eventText, nameOf, pathOf } from './describe.ts';
import {
  type DiffReport,
  isChanged,
  isComparable,
  newlyFiresOn,
  noiseOf,
  openQuestions,
  verdictCounts,
} from './report.ts';

/** The report as plain data, with every row. */
export function diffJson(report: DiffReport) {
  const { ref, commit, total, detections, coverage, versions, unreadable, unread } = report;
  const { samples, missingById: _, ...lists } = report.samples;
  return {
    base: { ref, commit },
    changed: isChanged(report),
    complete: isComparable(report),
    notCompared: openQuestions(report),
    detections: detections.map(detectionJson),
    coverage,
    settings: report.settings,
    accepted: report.accepted,
    versions: versions.map(jsonReport),
    samples: lists,
    unreadable,
    unread,
    counts: { detections: total, ...verdictCounts(report), samples: samples.length },
  };
}

function detectionJson(diff: DetectionDiff) {
  const { id, parts, verdict, uncompared, missing, compared, own } = diff;
  return {
    id,
    name: nameOf(diff),
    path: pathOf(diff),
    change: kindOf(diff),
    verdict,
    parts,
    silenced: isSilenced(diff),
    notCompared: uncompared ?? null,
    missing,
    compared,
    own,
    noise: noiseOf(diff),
    newlyFiresOn: newlyFiresOn(diff).map(({ sample }) => sample.name),
    samples: diff.samples.map(({ sample, isOwn, gained, lost, ...counts }) => ({
      name: sample.name,
      kind: sample.kind,
      own: isOwn,
      ...counts,
      gained: gained.map(rowJson),
      lost: lost.map(rowJson),
    })),
  };
}

function rowJson({ row, events }: TracedRow) {
  return {
    row: rowOf(row),
    events: events.map((event) => ({ number: event.number, text: eventText(event) })),
  };
}

function kindOf({ before, after }: DetectionDiff): 'new' | 'removed' | 'changed' {
  if (before === undefined) return 'new';
  return after === undefined ? 'removed' : 'changed';
}
