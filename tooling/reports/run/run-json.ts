import { isoTime } from '../../base/iso-time.ts';
import { rowOf } from '../../events/row.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { PARTIAL } from '../../project/run/run-facts.ts';

/** One JSON object per finding, one per line; the last line of an interrupted run is a mark. */
export function runJson({ findings, isPartial }: RunOutcome): string {
  const lines = findings.map((finding) => JSON.stringify(findingJson(finding)));
  if (isPartial) lines.push(JSON.stringify({ partial: PARTIAL }));
  return lines.map((line) => `${line}\n`).join('');
}

function findingJson(finding: Finding) {
  const { detection, path, severity, risk, techniques, tactics, entities, time, row, events } =
    finding;
  const { window, now } = finding;
  return {
    detection: detection.name,
    id: detection.id,
    path,
    author: detection.author,
    type: detection.type,
    severity,
    risk,
    attack: techniques,
    tactics,
    time: time === undefined ? null : isoTime(time),
    now: isoTime(now),
    host: finding.host,
    user: finding.user,
    entities,
    row: rowOf(row),
    ...(window !== undefined && { window: [isoTime(window.from), isoTime(window.until)] }),
    events: events?.listed.map(({ file, number, offset }) => ({ file, number, offset })) ?? null,
    eventCount: events?.count ?? null,
  };
}
