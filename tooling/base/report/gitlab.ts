import type { Severity } from '../diagnostic.ts';
import { placeJson } from './json.ts';
import { fingerprintsOf } from './numbered-fingerprints.ts';
import type { FindingsReport, ReportFormat } from './run-report.ts';

/** A Code Quality report, which GitLab shows in merge requests. */
export const gitlabFormat: ReportFormat = {
  name: 'gitlab',
  summary: 'GitLab Code Quality report',
  render: codeQuality,
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
};

function codeQuality({ diagnostics }: FindingsReport): string {
  const fingerprints = fingerprintsOf(diagnostics);
  const issues = diagnostics.map(({ code, severity, message, span }, at) => {
    const { file, line } = placeJson(span);
    return {
      description: message,
      check_name: code,
      fingerprint: fingerprints[at],
      severity: SEVERITIES[severity],
      // GitLab rejects a report with an issue without a location.
      location: { path: file ?? '.', lines: { begin: line ?? 1 } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
