import { TriplineError } from '../base/tripline-error.ts';

/** Incorrect use: reported as a message without a stack trace, with exit code 2. */
export class UsageError extends TriplineError {}
