import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { jsonReport } from '../../base/report/json.ts';
import { textReport } from '../../base/report/text.ts';
import { type InconclusiveReason, reasonDiagnostic, reasonJson } from '../../base/verdict.ts';
import { toJson } from '../../events/field-value.ts';
import type { TestResult } from '../../project/test/test-result.ts';

/** A result as JSON. */
export function resultJson(result: TestResult, withRows: boolean) {
  const { detection, test: name, data, status, expected, rows, events, ms, reason } = result;
  const { inconclusive } = result;
  const base = {
    detection,
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
  };
  return withRows ? { ...base, results: rows.map(toJson) } : base;
}

/** A reason with its place, as programs read it. */
function inconclusiveJson(reason: InconclusiveReason) {
  return { ...reasonJson(reason), ...jsonReport(reasonDiagnostic(reason)) };
}

const MARKS = {
  passed: 'ok',
  failed: 'FAIL',
  inconclusive: 'INCONCLUSIVE',
  skipped: 'skip',
  error: 'ERROR',
} as const;

/** A result as text; empty for a pass. */
export function resultText(result: TestResult): string {
  const { status, detection, test, rows, events, ms, reason, data, diagnostics, warnings } = result;
  const { inconclusive } = result;
  if (status === 'passed') return '';
  const skipped = status === 'skipped' ? 'skipped: ' : '';
  return [
    `${MARKS[status].padEnd(5)} ${oneLine(`${detection} · ${test}`)}`,
    `      ${skipped}${oneLine(reason ?? '')} (${counted(events, 'event')}, ${counted(rows.length, 'row')}, ${ms} ms)`,
    ...warnings.map((warning) => `      ${oneLine(warning)}`),
    ...data.map((item) => `      data: ${oneLine(item)}`),
    ...[...inconclusive.map(reasonDiagnostic), ...diagnostics].map((diagnostic) =>
      textReport(diagnostic),
    ),
    '',
  ].join('\n');
}
