import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SourceSpan } from '../../base/source.ts';
import type { InconclusiveReason, Verdict } from '../../base/verdict.ts';
import type { Evidence } from '../../detect/explain.ts';
import type { Event } from '../../events/event.ts';

/** The result of one test, for output. */
export interface TestResult {
  /** The name of the detection; of a scenario, that of the story. */
  readonly detection: string;
  readonly test: string;
  /** The location of its name; undefined if unknown. */
  readonly span: SourceSpan | undefined;
  readonly data: readonly string[];
  /** References of missing data. */
  readonly missing: readonly string[];
  readonly status: Verdict;
  /** `unread`: a placeholder for content that could not be read and did not run. */
  readonly kind: 'positive' | 'negative' | 'scenario' | 'untested' | 'unread';
  readonly expected: string;
  readonly rows: readonly Event[];
  readonly events: number;
  readonly ms: number;
  readonly reason: string | null;
  /** Why it is inconclusive; empty for every other verdict. */
  readonly inconclusive: readonly InconclusiveReason[];
  /** What the run did not find or had no use for, such as a missing table. */
  readonly warnings: readonly string[];
  /** Problems with the data or the search. */
  readonly diagnostics: readonly Diagnostic[];
  /** Evidence from the sample, if requested and the test ran. */
  readonly evidence?: Evidence;
}
