import type { ReportFormat } from './run-report.ts';

export const textFormat: ReportFormat = {
  name: 'text',
  summary: 'for people, in a terminal',
  render: (report) => report.text(),
};
