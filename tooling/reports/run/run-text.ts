import { isoTime } from '../../base/iso-time.ts';
import { shortLine } from '../../base/shortened.ts';
import { eventText } from '../../project/run/event-text.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { factsOf, PARTIAL } from '../../project/run/run-facts.ts';
import { summariesOf } from '../../project/run/summaries.ts';
import { listed } from '../parts/listed.ts';
import { table } from '../parts/table.ts';

const WIDEST = { name: 60, cell: 24, summary: 100 };

/** The findings as a table, and what they add up to. */
export function runText(outcome: RunOutcome): string {
  const { findings } = outcome;
  const sections = [
    findings.length === 0 ? '' : `${table([HEADER, ...findings.map(cellsOf)]).join('\n')}\n`,
    ...summariesOf(findings).map(({ title, totals }) =>
      listed(
        title,
        totals.map(([total, name]) => [String(total), shortLine(name, WIDEST.summary)]),
      ),
    ),
    listed('authors of Sigma rules', authorsOf(findings), Number.POSITIVE_INFINITY),
    `${outcome.isPartial ? `${PARTIAL}\n` : ''}${factsOf(outcome)}\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

const HEADER = ['time', 'severity', 'detection', 'host', 'user', 'technique', 'because'];

function cellsOf({ time, severity, detection, host, user, techniques, deciding }: Finding) {
  return [
    time === undefined ? '-' : isoTime(time),
    severity,
    shortLine(detection.name, WIDEST.name),
    shortLine(host, WIDEST.cell) || '-',
    shortLine(user, WIDEST.cell) || '-',
    shortLine(techniques.join(' '), WIDEST.cell) || '-',
    eventText({ deciding }, WIDEST.summary),
  ];
}

/** The authors of the rules that found something, whom their license asks to name. */
function authorsOf(findings: readonly Finding[]): readonly (readonly string[])[] {
  const rules = findings.filter(({ isSigma }) => isSigma).map(({ detection }) => detection);
  return [...new Set(rules)].map(({ name, author }) => [
    shortLine(name, WIDEST.name),
    shortLine(author, WIDEST.summary),
  ]);
}
