/** The code of a system error, or of the error that caused it: `ENOSPC`, `ECONNRESET`; empty when there is none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return errorCode(error.cause);
}
