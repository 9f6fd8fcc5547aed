import { type Diagnostic, defineDiagnostics } from '../../base/diagnostic.ts';
import type { TestResult } from './test-result.ts';

export const testDiagnostic = defineDiagnostics('test', {
  failed: {
    severity: 'error',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `the test "${test}" fails: ${reason}`,
  },
  error: {
    severity: 'error',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `the test "${test}" cannot be trusted: ${reason}`,
  },
  skipped: {
    severity: 'warning',
    message: ({ test, reason }: { test: string; reason: string }) =>
      `the test "${test}" did not run: ${reason}`,
    help: () => 'a test that did not run is never a pass',
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

/** What a result comes to as a finding; undefined for a pass. */
export function resultDiagnostic(result: TestResult): Diagnostic | undefined {
  const { status, kind, detection, test, span } = result;
  const reason = result.reason ?? status;
  if (status === 'passed') return undefined;
  if (kind === 'untested') return testDiagnostic('untested', { detection }, span);
  if (kind === 'unread') return testDiagnostic('unread', { detection, reason }, span);
  return testDiagnostic(status, { test, reason }, span);
}
