import type { ReportFormat } from './run-report.ts';

export const textFormat: ReportFormat = {
  name: 'text',
  summary: 'text for a terminal',
  render: (report) => report.text(),
};
