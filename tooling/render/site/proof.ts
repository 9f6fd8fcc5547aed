import type { Proof } from './site.ts';
import type { TestProof } from './site-input.ts';

/** How far the tests of a detection prove it. A test that finds nothing to find proves nothing alone. */
export function proofOf(tests: readonly TestProof[]): Proof {
  if (tests.length === 0) return 'untested';
  if (tests.some(({ status }) => status === 'failed' || status === 'error')) return 'failing';
  if (tests.some(({ status }) => status === 'inconclusive')) return 'inconclusive';
  const fires = tests.some(({ status, kind }) => status === 'passed' && kind === 'positive');
  return fires ? 'passing' : 'skipped';
}

/** How a proof is called on pages. */
export const PROOF_NAMES: Readonly<Record<Proof, string>> = {
  passing: 'Tested',
  failing: 'Test fails',
  inconclusive: 'Test inconclusive',
  skipped: 'Test not run',
  untested: 'No test',
};
