import { reasonOf } from '../base/system-error.ts';
import { errorCode } from './error-code.ts';

/** Why a download failed. */
export interface DownloadProblem {
  readonly kind: 'problem';
  readonly code:
    | 'download-failed'
    | 'private-address'
    | 'wrong-bytes'
    | 'served-pointer'
    | 'cache-unusable';
  /** What happened, as part of a message. */
  readonly reason: string;
  /** What may help: another attempt, another URL of the sample, or nothing. */
  readonly remedy: 'again' | 'elsewhere' | 'stop';
}

/** Creates a problem with what may help. */
export function problem(reason: string, remedy: DownloadProblem['remedy']): DownloadProblem {
  return { kind: 'problem', code: 'download-failed', reason, remedy };
}

/** A network or disk error as a problem; any other error is a bug and is rethrown. */
export function problemOfError(error: unknown): DownloadProblem {
  const code = errorCode(error);
  if (DISK_ERRORS.has(code))
    return { kind: 'problem', code: 'cache-unusable', reason: reasonOf({ code }), remedy: 'stop' };
  if (code === 'EPRIVATE')
    return { kind: 'problem', code: 'private-address', reason: causeOf(error), remedy: 'stop' };
  if (!isOfNetwork(error, code)) throw error;
  return problem(PASSING_ERRORS.get(code) ?? `the connection failed (${causeOf(error)})`, 'again');
}

/** Disk errors for which another attempt does not help. */
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

/** Temporary errors, or errors that another attempt may avoid. */
const PASSING_ERRORS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'another process removed the partial file'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset by the server'],
  ['ENOTFOUND', 'the host does not exist'],
  ['EAI_AGAIN', 'cannot resolve the host name'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['UND_ERR_SOCKET', 'the connection closed before the end of the data'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
]);

/** fetch throws TypeErrors with the actual reason as their cause. */
function isOfNetwork(error: unknown, code: string): boolean {
  return PASSING_ERRORS.has(code) || (error instanceof TypeError && error.cause !== undefined);
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  return error.cause === undefined ? error.message : causeOf(error.cause);
}
