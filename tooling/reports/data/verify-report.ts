import type { Verification } from '../../attack-data/verify-samples.ts';
import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { listed } from '../parts/listed.ts';

/** Local samples compared with the lock. */
export interface VerifyOutcome {
  readonly verifications: readonly Verification[];
  /** URLs of tests that are not in the lock. */
  readonly notLocked: readonly string[];
}

/** The shape is a stable interface. */
export function verifyJson(
  { verifications, notLocked }: VerifyOutcome,
  problems: readonly Diagnostic[],
) {
  return {
    locked: verifications.length,
    verified: urlsOf(verifications, 'verified').length,
    different: urlsOf(verifications, 'different'),
    missing: urlsOf(verifications, 'missing'),
    notLocked,
    diagnostics: problems.map(jsonReport),
  };
}

/** The samples that are missing or not locked, and the counts. */
export function verifyText({ verifications, notLocked }: VerifyOutcome): string {
  const missing = urlsOf(verifications, 'missing');
  return [
    listed('missing', missing),
    missing.length > 0 ? 'run "tripline data fetch"\n' : '',
    listed('not locked', notLocked),
    notLocked.length > 0 ? 'run "tripline data lock"\n' : '',
    `${counted(verifications.length, 'locked sample')}: ${urlsOf(verifications, 'verified').length} verified, `,
    `${urlsOf(verifications, 'different').length} different, ${missing.length} missing; `,
    `${notLocked.length} not locked\n`,
  ].join('');
}

function urlsOf(verifications: readonly Verification[], wanted: Verification['kind']): string[] {
  return verifications.filter(({ kind }) => kind === wanted).map(({ entry }) => entry.url);
}
