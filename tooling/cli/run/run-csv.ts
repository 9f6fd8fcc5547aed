import Papa from 'papaparse';
import { rowOf } from '../../events/row.ts';
import type { Finding } from '../../project/run/finding.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { isoTime } from '../output/iso-time.ts';

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
];

/** A CSV table with a header; the row and its events are JSON texts. */
export function runCsv({ findings }: RunOutcome): string {
  const cells = findings.map(cellsOf);
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
    (events ?? []).map(({ file, number }) => `${file}#${number}`).join(' '),
  ];
}
