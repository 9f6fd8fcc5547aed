import { rowOf } from '../../events/row.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { isoTime } from '../output/iso-time.ts';

/** One JSON object per finding, one per line. */
export function runJson({ findings }: RunOutcome): string {
  return findings.map((finding) => `${JSON.stringify(findingJson(finding))}\n`).join('');
}

function findingJson(finding: Finding) {
  const { detection, path, severity, risk, techniques, entities, time, row, events } = finding;
  return {
    detection: detection.name,
    id: detection.id,
    path,
    type: detection.type,
    severity,
    risk,
    attack: techniques,
    time: time === undefined ? null : isoTime(time),
    host: finding.host,
    user: finding.user,
    entities,
    row: rowOf(row),
    events: events?.map(({ file, number }) => ({ file, number })) ?? null,
  };
}
