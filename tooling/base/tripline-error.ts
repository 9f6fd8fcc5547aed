/**
 * The one error that Tripline throws on purpose: a folder that does not exist, an invalid `tripline.yml`, an unknown
 * branch, a file that cannot be written. Its message is for users. Problems of content are values, and every other error
 * is a bug.
 */
export class TriplineError extends Error {
  override readonly name: string = 'TriplineError';
  /** Which problem it is, where a caller can do something about it: the command line names an option for each code. */
  readonly code: string | undefined;

  constructor(message: string, code?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
