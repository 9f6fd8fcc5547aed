import Papa from 'papaparse';
import { isoTime } from '../../base/iso-time.ts';
import { rowOf } from '../../events/row.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { PARTIAL } from '../../project/run/run-facts.ts';

const COLUMNS = [
  'time',
  'severity',
  'risk',
  'detection',
  'id',
  'host',
  'user',
  'techniques',
  'row',
  'events',
  'author',
  'now',
];

/** A CSV table with a header; the row is a JSON text. The last line of an interrupted run is a mark. */
export function runCsv({ findings, isPartial }: RunOutcome): string {
  const cells = [...findings.map(cellsOf), ...(isPartial ? [[PARTIAL]] : [])];
  // Spreadsheets run cells that begin like a formula, and cells are from logs.
  const text = Papa.unparse(
    { fields: COLUMNS, data: cells },
    { escapeFormulae: true, newline: '\n' },
  );
  return `${text}\n`;
}

function cellsOf(finding: Finding): string[] {
  const { detection, severity, risk, techniques, time, host, user, row, events } = finding;
  return [
    time === undefined ? '' : isoTime(time),
    severity,
    String(risk),
    detection.name,
    detection.id,
    host,
    user,
    techniques.join(' '),
    JSON.stringify(rowOf(row)),
    (events?.listed ?? []).map(({ file, number }) => `${file}#${number}`).join(' '),
    detection.author,
    isoTime(finding.now),
  ];
}
