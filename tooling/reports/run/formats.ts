import type { ReportFormat, ReportFormats } from '../../base/report/run-report.ts';
import type { RunOutcome } from '../../project/run/run-detections.ts';
import { timelinePage } from '../../project/run/timeline.ts';
import { runCsv } from './run-csv.ts';
import { runJson } from './run-json.ts';
import { runStats } from './run-stats.ts';
import { runText } from './run-text.ts';

/** The formats of findings. */
export function runFormats(packageRoot: string): ReportFormats<RunOutcome> {
  const list: readonly ReportFormat<RunOutcome>[] = [
    { name: 'text', summary: 'a table for a terminal, with summaries', render: runText },
    { name: 'json', summary: 'JSON, one finding per line', render: runJson },
    { name: 'csv', summary: 'CSV, one finding per line', render: runCsv },
    {
      name: 'html',
      summary: 'one HTML page with a timeline and filters',
      render: (outcome) => timelinePage(outcome, packageRoot),
    },
    { name: 'stats', summary: 'CSV, the cost of each detection', render: runStats },
  ];
  return new Map(list.map((format) => [format.name, format]));
}
