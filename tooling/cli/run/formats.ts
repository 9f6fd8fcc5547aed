import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { runCsv } from './run-csv.ts';
import { runJson } from './run-json.ts';
import { runText } from './run-text.ts';

const list: readonly ReportFormat<RunOutcome>[] = [
  { name: 'text', summary: 'a table for a terminal, with summaries', render: runText },
  { name: 'json', summary: 'JSON, one finding per line', render: runJson },
  { name: 'csv', summary: 'CSV, one finding per line', render: runCsv },
];

/** The formats of findings. */
export const runFormats: ReportFormats<RunOutcome> = new Map(
  list.map((format) => [format.name, format]),
);
