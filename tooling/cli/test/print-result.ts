import { textReport } from '../../base/report/text.ts';
import { toJson } from '../../events/field-value.ts';
import type { World } from '../world.ts';
import type { TestResult } from './run-tests.ts';

/** A result as programs read it. */
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

/** Prints a result that is not a pass. */
export function printResult(result: TestResult, world: World): void {
  const {
    status,
    detection,
    test: name,
    rows,
    events,
    ms,
    reason,
    data,
    diagnostics,
    warnings,
  } = result;
  if (status === 'passed') return;
  world.stdout(`${MARKS[status].padEnd(5)} ${detection} · ${name}\n`);
  const skipped = status === 'skipped' ? 'skipped: ' : '';
  world.stdout(
    `      ${skipped}${reason ?? ''} (${events} events, ${rows.length} rows, ${ms} ms)\n`,
  );
  for (const warning of warnings) world.stdout(`      ${warning}\n`);
  for (const item of data) world.stdout(`      data: ${item}\n`);
  for (const diagnostic of diagnostics) world.stdout(`${textReport(diagnostic)}\n`);
}
