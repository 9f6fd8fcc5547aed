import type { ReportFormat } from './run-report.ts';

export const jsonFormat: ReportFormat = {
  name: 'json',
  summary: 'for programs, with everything; the same as --json',
  render: (report) => report.json(),
};
