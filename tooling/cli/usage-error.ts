/** The problem of somebody who called a command wrongly: a message, no stack, exit code 2. */
export class UsageError extends Error {}
