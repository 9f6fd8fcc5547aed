import { reasonOf } from '../base/system-error.ts';
import { errorCode } from './error-code.ts';

/** Why a download did not come to its end. */
export interface DownloadProblem {
  readonly kind: 'problem';
  readonly code: 'download-failed' | 'wrong-bytes' | 'served-pointer' | 'cache-unusable';
  /** What happened, in the words of a message. */
  readonly reason: string;
  /** What may help: to ask again, to ask at another address of the sample, or nothing. */
  readonly remedy: 'again' | 'elsewhere' | 'stop';
}

/** The most common problem, and what may help against it. */
export function problem(reason: string, remedy: DownloadProblem['remedy']): DownloadProblem {
  return { kind: 'problem', code: 'download-failed', reason, remedy };
}

/** An error of the network or of the disk as a problem; an error of ours is thrown on. */
export function problemOfError(error: unknown): DownloadProblem {
  const code = errorCode(error);
  if (DISK_ERRORS.has(code))
    return { kind: 'problem', code: 'cache-unusable', reason: reasonOf({ code }), remedy: 'stop' };
  if (code === 'EPRIVATE') return problem(causeOf(error), 'stop');
  if (!isOfNetwork(error, code)) throw error;
  return problem(PASSING_ERRORS.get(code) ?? `the connection broke (${causeOf(error)})`, 'again');
}

/** Errors of the disk that asking again does not help against. */
const DISK_ERRORS = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EIO',
]);

/** What passes, or what another attempt gets around. */
const PASSING_ERRORS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'another process took the partial file away'],
  ['ECONNREFUSED', 'the server refuses the connection'],
  ['ECONNRESET', 'the server broke the connection'],
  ['ENOTFOUND', 'there is no such server'],
  ['EAI_AGAIN', 'the name of the server cannot be looked up'],
  ['ETIMEDOUT', 'the server does not answer'],
  ['UND_ERR_SOCKET', 'the connection ended in the middle'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the server does not answer'],
]);

/** The client of the platform throws TypeErrors with the true reason as their cause. */
function isOfNetwork(error: unknown, code: string): boolean {
  return PASSING_ERRORS.has(code) || (error instanceof TypeError && error.cause !== undefined);
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return error.cause === undefined ? error.message : causeOf(error.cause);
}
