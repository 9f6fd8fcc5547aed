// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A macro: a named piece of a search. */
export interface Macro {
  /** The name that a search calls between backticks. */
  readonly name: string;
  /** What the macro stands for. */
  readonly description?: string;
  /** The text that takes the place of the call, with $argument$ for each argument. */
  readonly definition: string;
  /** Names of the arguments, in order. */
  readonly arguments?: string[];
}
