import { type Diagnostic, defineDiagnostics } from '../../base/diagnostic.ts';
import type { TestResult } from './test-result.ts';

/** Results of tests as findings. */
export const testDiagnostic = defineDiagnostics('test', {
  failed: {
    severity: 'error',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `test "${test}" failed: ${reason}`,
  },
  error: {
    severity: 'error',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `test "${test}" is inconclusive: ${reason}`,
  },
  inconclusive: {
    severity: 'error',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `the test "${test}" is inconclusive: ${reason}`,
    help: () => 'an inconclusive test proves nothing, so it does not pass',
  },
  skipped: {
    severity: 'warning',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `test "${test}" was skipped: ${reason}`,
    help: () => 'a skipped test never counts as passed',
  },
  warning: {
    severity: 'warning',
    message: ({ test, warning }: { test: string; warning: string }) =>
      `test "${test}" passed, but ${warning}`,
  },
  unread: {
    severity: 'error',
    message: ({ detection, reason }: { detection: string; reason: string }) =>
      `"${detection}" was not tested: ${reason}`,
  },
  untested: {
    severity: 'info',
    message: ({ detection }: { detection: string }) => `"${detection}" has no test`,
  },
});

/** What a test that passed did not find or had no use for. */
export function warningDiagnostics({ test, span, warnings }: TestResult): readonly Diagnostic[] {
  return warnings.map((warning) => testDiagnostic('warning', { test, warning }, span));
}

/** The finding of a test result; undefined for a pass. */
export function resultDiagnostic(result: TestResult): Diagnostic | undefined {
  const { status, kind, detection, test, span } = result;
  const reason = result.reason ?? status;
  if (status === 'passed') return undefined;
  if (kind === 'untested') return testDiagnostic('untested', { detection }, span);
  if (kind === 'unread') return testDiagnostic('unread', { detection, reason }, span);
  return testDiagnostic(status, { test, reason }, span);
}
