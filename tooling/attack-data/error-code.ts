/** The code of a system error, or of its cause: `ENOSPC`, `ECONNRESET`; empty if it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return errorCode(error.cause);
}
