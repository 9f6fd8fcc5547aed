import type { ReportFormat } from './run-report.ts';

/** All data, for programs. */
export const jsonFormat: ReportFormat = {
  name: 'json',
  summary: 'JSON with all data, for programs; same as --json',
  render: (report) => report.json(),
};
