import type { Report } from '../base/diagnostic.ts';

/** Turns warnings into errors, for data that must be read completely. */
export function strictly(report: Report): Report {
  return (problem) =>
    report(problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem);
}
