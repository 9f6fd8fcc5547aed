import { type Diagnostic, defineDiagnostics } from '../../base/diagnostic.ts';
import type { TestResult } from './test-result.ts';

/** Two detections of a scenario, and when they first find something. */
interface Order {
  readonly name: string;
  readonly time: string;
  readonly before: string;
  readonly since: string;
}

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
  'scenario-silent': {
    severity: 'error',
    message: ({ name }: { name: string; help: string }) =>
      `"${name}" finds nothing in the scenario`,
    help: ({ help }) => help,
  },
  'scenario-order': {
    severity: 'error',
    message: ({ name, time, before, since }: Order) =>
      `"${name}" first finds something at ${time}, before "${before}" at ${since}`,
    help: () =>
      'list the detections in the order of their first findings, or change the times of the events',
  },
  'scenario-unlisted': {
    severity: 'error',
    message: ({ name, findings, event }: { name: string; findings: string; event: string }) =>
      `"${name}" is not listed, but has ${findings} in the scenario, first ${event}`,
    help: () => 'list it under other_detections, or change the event that it finds',
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
