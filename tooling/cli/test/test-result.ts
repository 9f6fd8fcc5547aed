import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SourceSpan } from '../../base/source.ts';
import type { Evidence } from '../../compile/explain.ts';
import type { Event } from '../../events/event.ts';

/** The result of one test, for output. */
export interface TestResult {
  readonly detection: string;
  readonly test: string;
  /** The location of its name; undefined if unknown. */
  readonly span: SourceSpan | undefined;
  readonly data: readonly string[];
  /** References of missing data. */
  readonly missing: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped' | 'error';
  /** `unread`: a placeholder for content that could not be read and did not run. */
  readonly kind: 'positive' | 'negative' | 'untested' | 'unread';
  readonly expected: string;
  readonly rows: readonly Event[];
  readonly events: number;
  readonly ms: number;
  readonly reason: string | null;
  /** Limits that were reached and missing tables. */
  readonly warnings: readonly string[];
  /** Problems with the data or the search. */
  readonly diagnostics: readonly Diagnostic[];
  /** Evidence from the sample, if requested and the test ran. */
  readonly evidence?: Evidence;
}
