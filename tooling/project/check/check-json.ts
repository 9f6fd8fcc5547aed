import { jsonReport } from '../../base/report/json.ts';
import type { CheckResult } from './check-content.ts';
import type { CheckOutcome } from './run-check.ts';

type Counted = Pick<
  CheckOutcome,
  'diagnostics' | 'detections' | 'suppressed' | 'baselined' | 'fixed'
>;

/** A check as programs read it. */
export function checkJson(outcome: Counted) {
  const { diagnostics, detections, suppressed, baselined, fixed } = outcome;
  return {
    diagnostics: diagnostics.map(jsonReport),
    detections,
    counts: { ...countsOf(outcome), suppressed, baselined, fixed },
  };
}

/** How many findings there are of each severity, and detections of each status. */
export function countsOf({
  diagnostics,
  detections,
}: Pick<CheckResult, 'diagnostics' | 'detections'>) {
  const bySeverity = (wanted: string) =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const byStatus = (wanted: string) => detections.filter(({ status }) => status === wanted).length;
  return {
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    infos: bySeverity('info'),
    detections: detections.length,
    executable: byStatus('executable'),
    unsupported: byStatus('unsupported'),
    error: byStatus('error'),
  };
}
