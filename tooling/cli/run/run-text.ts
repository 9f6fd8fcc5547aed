import { counted } from '../../base/counted.ts';
import { shortLine } from '../../base/shortened.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { entityRisks, findingsByHost, findingsByTechnique } from '../../project/run/summaries.ts';
import { isoTime } from '../output/iso-time.ts';
import { listed } from '../output/listed.ts';
import { table } from '../output/table.ts';

const WIDEST = { name: 60, cell: 24, summary: 100 };

/** The findings as a table, and what they add up to. */
export function runText(outcome: RunOutcome): string {
  const { findings, events, ran, now } = outcome;
  const sections = [
    findings.length === 0 ? '' : `${table([HEADER, ...findings.map(cellsOf)]).join('\n')}\n`,
    listed('findings by ATT&CK technique', findingsByTechnique(findings)),
    listed('findings by host', findingsByHost(findings)),
    listed('risk by entity', entityRisks(findings)),
    `${counted(findings.length, 'finding')} of ${counted(ran, 'detection')} in ${counted(events, 'event')}; the current time of the searches is ${isoTime(now)}\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

const HEADER = ['time', 'severity', 'detection', 'host', 'user', 'technique', 'because'];

function cellsOf({ time, severity, detection, host, user, techniques, deciding }: Finding) {
  const because = deciding.map(([field, value]) => `${field}=${shortLine(value, 60)}`).join(' ');
  return [
    time === undefined ? '-' : isoTime(time),
    severity,
    shortLine(detection.name, WIDEST.name),
    shortLine(host, WIDEST.cell) || '-',
    shortLine(user, WIDEST.cell) || '-',
    shortLine(techniques.join(' '), WIDEST.cell) || '-',
    shortLine(because, WIDEST.summary),
  ];
}
