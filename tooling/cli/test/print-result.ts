import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import { toJson } from '../../events/field-value.ts';
import type { TestResult } from './test-result.ts';

/** A result as JSON. */
export function resultJson(result: TestResult, withRows: boolean) {
  const { detection, test: name, data, status, expected, rows, events, ms, reason } = result;
  const base = {
    detection,
    test: name,
    data,
    status,
    expected,
    rows: rows.length,
    events,
    ms,
    reason,
  };
  return withRows ? { ...base, results: rows.map(toJson) } : base;
}

const MARKS = { passed: 'ok', failed: 'FAIL', skipped: 'skip', error: 'ERROR' } as const;

/** A result as text; empty for a pass. */
export function resultText(result: TestResult): string {
  const { status, detection, test, rows, events, ms, reason, data, diagnostics, warnings } = result;
  if (status === 'passed') return '';
  const skipped = status === 'skipped' ? 'skipped: ' : '';
  return [
    `${MARKS[status].padEnd(5)} ${oneLine(`${detection} · ${test}`)}`,
    `      ${skipped}${oneLine(reason ?? '')} (${counted(events, 'event')}, ${counted(rows.length, 'row')}, ${ms} ms)`,
    ...warnings.map((warning) => `      ${oneLine(warning)}`),
    ...data.map((item) => `      data: ${oneLine(item)}`),
    ...diagnostics.map((diagnostic) => textReport(diagnostic)),
    '',
  ].join('\n');
}
