/** Incorrect use of a command: reported as a message without a stack trace, with exit code 2. */
export class UsageError extends Error {}
