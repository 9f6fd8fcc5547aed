import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import { reasonDiagnostic } from '../../base/verdict.ts';
import type { TestResult } from '../../project/test/test-result.ts';

/** A pass is worth less if the run did not find all that the search needs. */
function warnedText({ detection, test, warnings }: TestResult): string {
  if (warnings.length === 0) return '';
  return [
    `${'warn'.padEnd(5)} ${oneLine(`${detection} · ${test}`)}`,
    ...warnings.map((warning) => `      passed, but ${oneLine(warning)}`),
    '',
  ].join('\n');
}

const MARKS = {
  passed: 'ok',
  failed: 'FAIL',
  inconclusive: 'INCONCLUSIVE',
  skipped: 'skip',
  error: 'ERROR',
} as const;

/** A result as text; empty for a pass without warnings. */
export function resultText(result: TestResult): string {
  const { status, detection, test, rows, events, ms, reason, data, diagnostics, warnings } = result;
  const { inconclusive } = result;
  if (status === 'passed') return warnedText(result);
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
