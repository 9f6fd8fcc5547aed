import type { ReportFormat } from './run-report.ts';

/** Text for a terminal. */
export const textFormat: ReportFormat = {
  name: 'text',
  summary: 'text for a terminal',
  render: (report) => report.text(),
};
