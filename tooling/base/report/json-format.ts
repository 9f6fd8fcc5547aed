import type { ReportFormat } from './run-report.ts';

/** All data, for programs. */
export const jsonFormat: ReportFormat = {
  name: 'json',
  summary: 'JSON with all data, for programs',
  render: (report) => report.json(),
};
