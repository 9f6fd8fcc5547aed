import type { Diagnostic } from './diagnostic.ts';
import { type LimitHit, limitDiagnostic, limitText } from './limits.ts';
import {
  type NoEvidence,
  noEvidenceDiagnostic,
  noEvidenceInFile,
  noEvidenceText,
} from './no-evidence.ts';
import { toFile } from './source.ts';

/**
 * How a test went. It passes only if it proves something: a test that could not be decided is inconclusive, which
 * fails the command as a failure does.
 */
export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'skipped' | 'error';

/** Why a test is inconclusive. A new reason is a member here; the compiler then names the places to write it in. */
export type InconclusiveReason = LimitReached | NoEvidence;

/** The run stopped at a limit: what is beyond it could change the result in either direction. */
interface LimitReached {
  readonly kind: 'limit';
  readonly hit: LimitHit;
}

/** A reason in words. */
export function reasonText(reason: InconclusiveReason): string {
  switch (reason.kind) {
    case 'limit':
      return limitText(reason.hit);
    default:
      return noEvidenceText(reason);
  }
}

/** A reason as a finding, with its place and what the author can do. */
export function reasonDiagnostic(reason: InconclusiveReason): Diagnostic {
  switch (reason.kind) {
    case 'limit':
      return limitDiagnostic(reason.hit);
    default:
      return noEvidenceDiagnostic(reason);
  }
}

/** A reason as programs read it, without its place. */
export function reasonJson(reason: InconclusiveReason): Readonly<Record<string, string>> {
  switch (reason.kind) {
    case 'limit':
      return { kind: reason.kind, limit: reason.hit.limit };
    default:
      return { kind: reason.kind };
  }
}

/** The same reason placed in the file itself, so that it can be sent between threads. */
export function reasonInFile(reason: InconclusiveReason): InconclusiveReason {
  switch (reason.kind) {
    case 'limit': {
      const { limit, span } = reason.hit;
      return { kind: reason.kind, hit: { limit, span: span && toFile(span) } };
    }
    default:
      return noEvidenceInFile(reason);
  }
}
