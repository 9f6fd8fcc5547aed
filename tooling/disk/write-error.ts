import { reasonOf, systemCode } from '../base/system-error.ts';

/** Something could not be written, and is as it was before. */
export class WriteError extends Error {
  /** As the user knows it. */
  readonly path: string;
  readonly reason: string;
  /** Of the system error, such as `ENOSPC`. */
  readonly code: string;

  constructor(path: string, cause: unknown) {
    const reason = cause instanceof WriteError ? cause.reason : reasonOf(cause);
    super(`${path} cannot be written: ${reason}`, { cause });
    this.path = path;
    this.reason = reason;
    this.code = systemCode(cause);
  }
}

/** Does something to the disk; what fails is told of the path. */
export function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new WriteError(path, error);
  }
}
