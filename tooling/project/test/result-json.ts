import { jsonReport } from '../../base/report/json.ts';
import { type InconclusiveReason, reasonDiagnostic, reasonJson } from '../../base/verdict.ts';
import { toJson } from '../../events/field-value.ts';
import type { TestResult } from './test-result.ts';

/** A result as programs read it. */
export function resultJson(result: TestResult, withRows: boolean) {
  const { detection: about, test: name, data, status, expected, rows, events, ms, reason } = result;
  const { kind, inconclusive, warnings, diagnostics } = result;
  const base = {
    ...(kind === 'scenario' ? { story: about } : { detection: about }),
    test: name,
    data,
    verdict: status,
    status,
    expected,
    rows: rows.length,
    events,
    ms,
    reason,
    inconclusive: inconclusive.map(inconclusiveJson),
    warnings,
    diagnostics: diagnostics.map(jsonReport),
  };
  return withRows ? { ...base, results: rows.map(toJson) } : base;
}

/** A reason with its place, as programs read it. */
function inconclusiveJson(reason: InconclusiveReason) {
  return { ...reasonJson(reason), ...jsonReport(reasonDiagnostic(reason)) };
}
