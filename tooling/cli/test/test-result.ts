import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SourceSpan } from '../../base/source.ts';
import type { Evidence } from '../../compile/explain.ts';
import type { Event } from '../../events/event.ts';

/** How one test went, as it is printed. */
export interface TestResult {
  readonly detection: string;
  readonly test: string;
  /** Where its name is written; undefined where that is not known. */
  readonly span: SourceSpan | undefined;
  readonly data: readonly string[];
  /** The references of the data that lies nowhere. */
  readonly missing: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped' | 'error';
  /** `unread`: it stands for what could not be read, and so did not run. */
  readonly kind: 'positive' | 'negative' | 'untested' | 'unread';
  readonly expected: string;
  readonly rows: readonly Event[];
  readonly events: number;
  readonly ms: number;
  readonly reason: string | null;
  /** Limits that were hit and tables that were missing. */
  readonly warnings: readonly string[];
  /** What was wrong with the data, or with the search. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the sample proves, where that was asked for and the test ran. */
  readonly evidence?: Evidence;
}
