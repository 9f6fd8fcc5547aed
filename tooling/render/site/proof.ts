import type { Proof } from './site.ts';
import type { TestProof } from './site-input.ts';

/** The test status of a detection. Negative tests alone prove nothing. */
export function proofOf(tests: readonly TestProof[]): Proof {
  if (tests.length === 0) return 'untested';
  if (tests.some(({ status }) => status === 'failed' || status === 'error')) return 'failing';
  if (tests.some(({ status }) => status === 'inconclusive')) return 'inconclusive';
  const fires = tests.some(({ status, kind }) => status === 'passed' && kind === 'positive');
  return fires ? 'passing' : 'skipped';
}

/** The label of each status. */
export const PROOF_NAMES: Readonly<Record<Proof, string>> = {
  passing: 'Tested',
  failing: 'Test fails',
  inconclusive: 'Test inconclusive',
  skipped: 'Test skipped',
  untested: 'No tests',
};
