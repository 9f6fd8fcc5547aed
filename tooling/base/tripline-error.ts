/**
 * The one error that Tripline throws on purpose: a folder that does not exist, an invalid `tripline.yml`, an unknown
 * branch, a file that cannot be written. Its message is for users. Problems of content are values, and every other error
 * is a bug.
 */
export class TriplineError extends Error {
  override readonly name: string = 'TriplineError';
}
