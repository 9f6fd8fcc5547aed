import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import { reasonDiagnostic } from '../../base/verdict.ts';
import type { TestResult } from '../../project/test/test-result.ts';

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
