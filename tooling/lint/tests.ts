import type { DetectionTest } from '../content/model.ts';

/** `| where count = 0` and `@count_eq(0)`. */
const STAYS_SILENT = /\bcount\s*(?:==?|<=)\s*0\b|@count_(?:eq|le|lte)\(0\)/;

/** Whether a test expects no results. */
export function isNegative({ expected_results, pass_condition }: DetectionTest): boolean {
  return expected_results === 0 || STAYS_SILENT.test(pass_condition ?? '');
}
