import type { Explanation } from '../../detect/explain.ts';
import type { TestResult } from '../test/test-result.ts';

/** A test with its result; without an explanation if it did not run. */
export interface ExplainedTest {
  readonly number: number;
  readonly result: TestResult;
  readonly explanation: Explanation | undefined;
}
