import { reasonOf, systemCode } from '../base/system-error.ts';
import { TriplineError } from '../base/tripline-error.ts';

/** A file that could not be written; the previous file is unchanged. */
export class WriteError extends TriplineError {
  /** The path as given by the user. */
  readonly path: string;
  readonly reason: string;
  /** The code of the system error, such as `ENOSPC`. */
  override readonly code: string;

  constructor(path: string, cause: unknown) {
    const reason = cause instanceof WriteError ? cause.reason : reasonOf(cause);
    super(`${path} cannot be written: ${reason}`, undefined, { cause });
    this.path = path;
    this.reason = reason;
    this.code = systemCode(cause);
  }
}

/** Runs a disk operation; errors refer to the path. */
export function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new WriteError(path, error);
  }
}
