import type { Report } from '../base/diagnostic.ts';

/** Makes errors of warnings: for data that has to be read whole, without a flaw. */
export function strictly(report: Report): Report {
  return (problem) =>
    report(problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem);
}
